using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A script with <c>consent-category</c> as Razor renders it, in a page that no Razor code writes.</summary>
internal static class WaitingTag
{
    public static async Task<string> RenderIn(HttpContext context, string category, string script)
    {
        var helper = new ConsentCategoryTagHelper { ViewContext = new ViewContext { HttpContext = context }, Category = category };
        var output = new TagHelperOutput("script", [], (_, _) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(script)));
        output.Content.SetHtmlContent(script);
        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), category), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }
}
