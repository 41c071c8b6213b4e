using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A page with <c>&lt;consent-banner /&gt;</c> in it, as Razor renders it.</summary>
internal static class BannerPage
{
    public static Task WriteAsync(HttpContext context) =>
        WriteAsync(context, "consent-banner", new ConsentBannerTagHelper { ViewContext = new ViewContext { HttpContext = context } });

    /// <summary>A page with <c>&lt;cookie-declaration /&gt;</c> in it.</summary>
    public static Task WriteDeclarationAsync(HttpContext context) =>
        WriteAsync(context, "cookie-declaration", new CookieDeclarationTagHelper { ViewContext = new ViewContext { HttpContext = context } });

    /// <summary>A page with <c>&lt;consent-link /&gt;</c> in it.</summary>
    public static Task WriteLinkAsync(HttpContext context) =>
        WriteAsync(context, "consent-link", new ConsentLinkTagHelper { ViewContext = new ViewContext { HttpContext = context } });

    /// <summary>A page with <c>&lt;consent-withdraw /&gt;</c> in it.</summary>
    public static Task WriteWithdrawalAsync(HttpContext context) =>
        WriteAsync(context, "consent-withdraw", new ConsentWithdrawTagHelper { ViewContext = new ViewContext { HttpContext = context } });

    private static async Task WriteAsync(HttpContext context, string tag, TagHelper helper)
    {
        var output = new TagHelperOutput(tag, [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), tag), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        await context.Response.WriteAsync($"<body>{html}</body>");
    }
}
