using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A page with <c>&lt;consent-banner /&gt;</c> in it, as Razor renders it.</summary>
internal static class BannerPage
{
    public static Task WriteAsync(HttpContext context)
    {
        var banner = new ConsentBannerTagHelper { ViewContext = new ViewContext { HttpContext = context } };
        var output = new TagHelperOutput("consent-banner", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        banner.Process(new TagHelperContext([], new Dictionary<object, object>(), "banner"), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return context.Response.WriteAsync($"<body>{html}</body>");
    }
}
