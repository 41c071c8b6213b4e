using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace NetHelpDesk.Consent;

/// <summary>A page in which all but a few slots is encoded in advance.</summary>
internal sealed class HtmlTemplate
{
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly List<(string Html, Slot Slot, Category? Category)> _parts = [];
    private readonly StringBuilder _html = new();
    private string _tail = "";

    public HtmlTemplate Html(string html)
    {
        _html.Append(html);
        return this;
    }

    public HtmlTemplate Text(string text) => Html(Encoder.Encode(text));

    public HtmlTemplate Put(Slot slot, Category? category = null)
    {
        _parts.Add((_html.ToString(), slot, category));
        _html.Clear();
        return this;
    }

    public HtmlTemplate End()
    {
        _tail = _html.ToString();
        _html.Clear();
        return this;
    }

    public void WriteTo(TextWriter writer, in PageModel model)
    {
        foreach (var (html, slot, category) in _parts)
        {
            writer.Write(html);
            model.Write(writer, slot, category);
        }

        writer.Write(_tail);
    }
}
