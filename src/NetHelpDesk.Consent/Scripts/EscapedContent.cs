using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>Markup as the value of an attribute.</summary>
internal sealed class EscapedContent(IHtmlContent content) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        using var escaping = new EscapingWriter(writer);
        content.WriteTo(escaping, encoder);
    }
}
