using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NetHelpDesk.Site.ThirdParties;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Puts a policy on every response of a site, and adds a page that comes without a banner and one that frames another.</summary>
internal sealed class StrictPages : IStartupFilter
{
    /// <summary>A file that the library's script puts the banner into.</summary>
    public const string Plain = "/plain.html";

    /// <summary>Frames the address that the query names, on whichever host it is asked under.</summary>
    private const string Frame = "/frame.html";

    /// <summary>Nothing from elsewhere but from the companies that the help desk works with.</summary>
    private static string PolicyFor(string thirdParty) =>
        $"default-src 'none'; script-src 'self' {thirdParty}; style-src 'self'; connect-src 'self' {thirdParty}; frame-src {thirdParty}; " +
        "form-action 'self'; img-src 'self'; require-trusted-types-for 'script'";

    private static readonly string Text = string.Concat(Enumerable.Repeat("<p>What stands here must stay where it stands.</p>", 40));

    public static string Framing(Uri address) => $"{Frame}?address={Uri.EscapeDataString(address.ToString())}";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, rest) => context.Request.Path.Value switch
        {
            Plain => WriteAsync(WithPolicy(context), $"""
                <script type="module" src="{PrivacyChoicesPage.Path}/consent.js"></script></head>
                <body><main><h1>Plain</h1>{Text}<a href="{PrivacyChoicesPage.Path}" data-consent-open>Cookie choices</a></main></body></html>
                """),
            Frame => WriteAsync(context, $"""
                </head><body><main><h1>Frame</h1>
                <iframe title="Framed" width="800" height="700" src="{HtmlEncoder.Default.Encode(context.Request.Query["address"].ToString())}"></iframe>
                </main></body></html>
                """),
            // Asked for by the browser of its own accord, where a page names no icon.
            "/favicon.ico" => Task.CompletedTask,
            _ => rest(WithPolicy(context)),
        });
        next(app);
    };

    /// <summary>Registered before the site's own, so that it is carried out last.</summary>
    private static HttpContext WithPolicy(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            var headers = response.Headers;
            headers[HeaderNames.ContentSecurityPolicy] = PolicyFor(ThirdParty.OriginFor(response.HttpContext.Request));

            // The framework's antiforgery forbids frames; a site without it may be framed by anybody.
            headers.Remove(HeaderNames.XFrameOptions);
            return Task.CompletedTask;
        }, context.Response);
        return context;
    }

    private static Task WriteAsync(HttpContext context, string rest)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>
            <link rel="icon" href="/images/logo.svg">{rest}
            """);
    }
}
