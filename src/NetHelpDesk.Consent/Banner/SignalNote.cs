namespace NetHelpDesk.Consent;

/// <summary>
/// What visitors read whose browser sends Global Privacy Control: that it was honoured, and for which purposes
/// (11 CCR 7025(c)(6)); or that their own choice, made in knowledge of this note, counts.
/// </summary>
internal sealed class SignalNote
{
    private static readonly string Start = $"<p class=\"nhd-note\" data-consent-signal>{HtmlTemplate.Encode(Words.Signal)}";
    private static readonly string Honoured = HtmlTemplate.Encode(Words.SignalHonoured);
    private static readonly string Outranked = HtmlTemplate.Encode(Words.SignalOutranked);

    private readonly (Category Category, string Name)[] _covered;

    public SignalNote(CategorySet categories) => _covered =
    [
        .. from category in categories.All
           where category.IsRefusedBySignal
           select (category, HtmlTemplate.Encode($"“{category.DisplayName}”")),
    ];

    public void WriteTo(TextWriter writer, ConsentState state)
    {
        if (!state.Signal || _covered.Length == 0)
        {
            return;
        }

        writer.Write(Start);
        WriteNames(writer, state, Honoured, areOn: false);
        WriteNames(writer, state, Outranked, areOn: true);
        writer.Write("</p>");
    }

    private void WriteNames(TextWriter writer, ConsentState state, string words, bool areOn)
    {
        var any = false;
        foreach (var (category, name) in _covered)
        {
            if (state.IsGranted(category) == areOn)
            {
                writer.Write(any ? ", " : " ");
                if (!any)
                {
                    writer.Write(words);
                    writer.Write(' ');
                }

                writer.Write(name);
                any = true;
            }
        }

        if (any)
        {
            writer.Write('.');
        }
    }
}
