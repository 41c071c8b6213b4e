namespace NetHelpDesk.Site.Advertising;

/// <summary>An advertisement of the site's own. Without an interest it is the one for everybody.</summary>
public sealed record HouseAd(string? Interest, string Heading, string Text);
