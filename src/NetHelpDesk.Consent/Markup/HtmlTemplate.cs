using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Markup;

/// <summary>A page in which all but a few slots is encoded in advance.</summary>
internal sealed class HtmlTemplate
{
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly List<(string Html, Action<TextWriter, PageModel> Write)> _parts = [];
    private readonly StringBuilder _html = new();
    private string _tail = "";

    public static string Encode(string text) => Encoder.Encode(text);

    public HtmlTemplate Html(string html)
    {
        _html.Append(html);
        return this;
    }

    public HtmlTemplate Text(string text) => Html(Encode(text));

    public HtmlTemplate Put(Slot slot, Category? category = null) =>
        Put((TextWriter writer, PageModel model) => model.Write(writer, slot, category));

    /// <summary>
    /// Leaves a place to what depends on the visitor's consent, in a page that is not the same for everybody; it writes
    /// encoded text.
    /// </summary>
    public HtmlTemplate Put(Action<TextWriter, ConsentState> write) =>
        Put((TextWriter writer, PageModel model) => write(writer, model.State!));

    /// <summary>A part that is there in some states of consent alone, in a page that is not the same for everybody.</summary>
    public HtmlTemplate When(Func<ConsentState, bool> isThere, Action<HtmlTemplate> add)
    {
        var part = new HtmlTemplate();
        add(part);
        part.End();
        return Put((TextWriter writer, PageModel model) =>
        {
            if (isThere(model.State!))
            {
                part.WriteTo(writer, model);
            }
        });
    }

    /// <summary>Leaves a place to what is one visitor's own; it is not part of the text that is kept as shown.</summary>
    public HtmlTemplate PutOwn(Action<TextWriter, PageModel> write) => Put((TextWriter writer, PageModel model) =>
    {
        if (!model.IsShownText)
        {
            write(writer, model);
        }
    });

    public HtmlTemplate End()
    {
        _tail = _html.ToString();
        _html.Clear();
        return this;
    }

    public void WriteTo(TextWriter writer, PageModel model)
    {
        foreach (var (html, write) in _parts)
        {
            writer.Write(html);
            write(writer, model);
        }

        writer.Write(_tail);
    }

    private HtmlTemplate Put(Action<TextWriter, PageModel> write)
    {
        _parts.Add((_html.ToString(), write));
        _html.Clear();
        return this;
    }
}
