using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Banner;

/// <summary>A template in a Razor page, written straight to the page's output, or in a component, which takes text.</summary>
internal sealed class TemplateContent(HtmlTemplate template, PageModel model) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => template.WriteTo(writer, model);

    public override string ToString()
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        template.WriteTo(html, model);
        return html.ToString();
    }
}
