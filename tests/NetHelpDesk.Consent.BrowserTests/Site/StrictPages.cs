using System.Text;
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

    /// <summary>Where the second half of a page begins that is sent in two.</summary>
    private const string SecondHalf = "<ul class=\"nhd-purposes\">";

    private static readonly TimeSpan BetweenHalves = TimeSpan.FromMilliseconds(500);

    /// <summary>The page of the help desk over a slow network: its banner arrives in two halves.</summary>
    public static string InHalves(string path) => path + "?in-halves";

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
            _ when context.Request.Query.ContainsKey("in-halves") => WriteInHalvesAsync(context, rest),
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

    private static async Task WriteInHalvesAsync(HttpContext context, RequestDelegate rest)
    {
        var body = context.Response.Body;
        using var whole = new MemoryStream();
        context.Response.Body = whole;
        await rest(WithPolicy(context));
        context.Response.Body = body;
        var html = Encoding.UTF8.GetString(whole.ToArray());
        var end = html.IndexOf(SecondHalf, StringComparison.Ordinal);
        await context.Response.WriteAsync(html[..end]);
        await context.Response.Body.FlushAsync();
        await Task.Delay(BetweenHalves);
        await context.Response.WriteAsync(html[end..]);
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
