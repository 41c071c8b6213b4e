namespace NetHelpDesk.Consent.Markup;

/// <summary>How those are told that their browser keeps no cookies who are still asked after they chose.</summary>
internal static class AskedAgain
{
    /// <summary>Where a page tells them.</summary>
    public const string Id = "nhd-not-kept";

    /// <summary>The field of a choice that says that the page can.</summary>
    public const string Field = "askedAgain";
}
