using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace NetHelpDesk.Consent;

/// <summary>A template in a Razor page, written straight to the page's output.</summary>
internal sealed class TemplateContent(HtmlTemplate template, PageModel model) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => template.WriteTo(writer, model);
}
