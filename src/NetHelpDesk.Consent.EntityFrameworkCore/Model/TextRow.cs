namespace NetHelpDesk.Consent;

/// <summary>A <see cref="ShownText"/> as it is stored.</summary>
internal sealed class TextRow
{
    public string Hash { get; set; } = "";

    public string Text { get; set; } = "";
}
