namespace NetHelpDesk.Consent;

/// <summary>Where the banner stands. It never covers more than half of the window's height, and never stops the page.</summary>
public enum BannerPosition
{
    /// <summary>A bar along the lower edge of the window, in its whole width.</summary>
    Bottom,

    /// <summary>A card in the lower corner at the end of the line: right, or left where the language runs from right to left.</summary>
    Corner,

    /// <summary>A card in the middle of the window. The page behind it can be used all the same.</summary>
    Center,
}
