using System.Net;
using System.Text;

namespace NetHelpDesk.Consent.Markup;

/// <summary>
/// Takes what is to be read out of the package's own markup: lines of text, with <c>[x]</c> and <c>[ ]</c> for boxes,
/// because a box that was ticked beforehand is no consent (CJEU C-673/17).
/// </summary>
internal static class VisibleText
{
    private static readonly string[] Inline = ["a", "small", "span", "code", "label", "b", "strong", "em"];

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        var rest = html.AsSpan();
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('<');
            AppendWords(text, open < 0 ? rest : rest[..open]);
            if (open < 0)
            {
                break;
            }

            rest = rest[open..];
            var close = rest.IndexOf('>');
            AppendTag(text, rest[..(close + 1)]);
            rest = rest[(close + 1)..];
        }

        return text.ToString().Trim();
    }

    private static void AppendWords(StringBuilder text, ReadOnlySpan<char> encoded)
    {
        var words = WebUtility.HtmlDecode(encoded.ToString()).ReplaceLineEndings(" ");
        if (text.Length == 0 || text[^1] is '\n')
        {
            words = words.TrimStart();
        }

        text.Append(words);
    }

    private static void AppendTag(StringBuilder text, ReadOnlySpan<char> tag)
    {
        var name = tag[1..^1].TrimStart('/');
        var end = name.IndexOf(' ');
        name = end < 0 ? name : name[..end];
        if (name is "input")
        {
            if (tag.Contains("type=\"checkbox\"", StringComparison.Ordinal))
            {
                StartLine(text);
                text.Append(tag.Contains(" checked", StringComparison.Ordinal) ? "[x]" : "[ ]");
            }
        }
        else if (name is "th" or "td")
        {
            if (tag[1] != '/' && text.Length > 0 && text[^1] != '\n')
            {
                text.Append(" | ");
            }
        }
        else if (!Inline.Contains(name.ToString()))
        {
            StartLine(text);
        }
    }

    private static void StartLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }
}
