using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Markup;

/// <summary>
/// What visitors read whose browser sends Global Privacy Control: that it was honoured, and for which purposes
/// (11 CCR 7025(c)(6)); or that their own choice, made in knowledge of this note, counts.
/// </summary>
internal sealed class SignalNote
{
    private readonly string _start;
    private readonly string _honoured;
    private readonly string _outranked;
    private readonly (Category Category, string Name)[] _covered;

    public SignalNote(CategorySet categories, SiteWords words)
    {
        _start = $"<p class=\"nhd-note\" data-consent-signal>{words.Encoded(TextKey.Signal)}";
        _honoured = words.Encoded(TextKey.SignalHonoured);
        _outranked = words.Encoded(TextKey.SignalOutranked);
        _covered =
        [
            .. from category in categories.All
               where category is { IsRefusedBySignal: true, IsAsked: true }
               select (category, $"“{words.NameOf(category)}”"),
        ];
    }

    public void WriteTo(TextWriter writer, ConsentState state)
    {
        if (!state.Signal || _covered.Length == 0)
        {
            return;
        }

        writer.Write(_start);
        WriteNames(writer, state, _honoured, areOn: false);
        WriteNames(writer, state, _outranked, areOn: true);
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
