using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary><c>&lt;consent-banner /&gt;</c> as Razor renders it, in a page that no Razor code writes.</summary>
internal static class BannerTag
{
    public static string RenderIn(HttpContext context)
    {
        var banner = new ConsentBannerTagHelper { ViewContext = new ViewContext { HttpContext = context } };
        var output = new TagHelperOutput("consent-banner", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        banner.Process(new TagHelperContext([], new Dictionary<object, object>(), "banner"), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }
}
