using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// Another middleware before or after consent, or another place for the page: the columns of
/// <see cref="CookieTableTests"/>.
/// </summary>
/// <param name="Name">What the column is called.</param>
internal sealed record OtherMiddleware(string Name)
{
    public static readonly IReadOnlyList<OtherMiddleware> All =
    [
        new("nothing else"),
        .. BothSides("UseCookiePolicy", app => app.UseCookiePolicy()),
        .. BothSides("UseSession", app => app.UseSession()),
        .. BothSides("UseExceptionHandler", app => app.UseExceptionHandler("/error"), first: Throw),
        .. BothSides("UseStatusCodePagesWithReExecute", app => app.UseStatusCodePagesWithReExecute("/error"), first: NotFound),
        .. BothSides("UseOutputCache", app => app.UseOutputCache()),
        .. BothSides("UseResponseCaching", app => app.UseResponseCaching()),
        .. BothSides("UseResponseCompression", app => app.UseResponseCompression()),
        .. BothSides("UseRouting", app => app.UseRouting(), page: (app, page) => app.MapGet("/page/{**rest}", page)),
        new("a Map branch") { Page = (app, page) => app.Map("/page", branch => branch.Run(page)) },
        new("an endpoint of the empty pipeline") { Page = (app, page) => app.MapGet("/page/{**rest}", page) },
        new("UseStaticFiles") { Page = UseStaticFiles },
        new("consent only in the page's branch")
        {
            Consent = _ => { },
            Page = (app, page) => app.Map("/page", branch => branch.UseNetHelpDeskConsent().Run(page)),
        },
        new("consent only in another branch")
        {
            Consent = app => app.Map("/elsewhere", branch => branch.UseNetHelpDeskConsent()),
        },
        new("consent behind the page")
        {
            Consent = _ => { },
            Page = (app, page) => app.Use((HttpContext context, RequestDelegate _) => page(context)).UseNetHelpDeskConsent(),
        },
        new("consent twice") { Before = app => app.UseNetHelpDeskConsent() },
    ];

    public Action<WebApplication>? Before { get; private init; }

    public Action<WebApplication>? After { get; private init; }

    /// <summary>Puts consent into the pipeline.</summary>
    public Action<WebApplication> Consent { get; private init; } = app => app.UseNetHelpDeskConsent();

    /// <summary>Puts the page into the pipeline.</summary>
    public Action<WebApplication, RequestDelegate> Page { get; private init; } = (app, page) => app.Run(page);

    /// <summary>What the page does instead of answering, so that <c>/error</c> answers.</summary>
    public Action<HttpContext>? First { get; private init; }

    public bool HasSession => Name.StartsWith("UseSession", StringComparison.Ordinal);

    public bool IsCache => Name.StartsWith("UseOutputCache", StringComparison.Ordinal) || Name.StartsWith("UseResponseCaching", StringComparison.Ordinal);

    public static OtherMiddleware Named(string name) => All.Single(other => other.Name == name);

    private static IEnumerable<OtherMiddleware> BothSides(
        string name,
        Action<WebApplication> use,
        Action<WebApplication, RequestDelegate>? page = null,
        Action<HttpContext>? first = null)
    {
        page ??= (app, page) => app.Run(page);
        yield return new OtherMiddleware(name + " before") { Before = use, Page = page, First = first };
        yield return new OtherMiddleware(name + " after") { After = use, Page = page, First = first };
    }

    private static void Throw(HttpContext context) => throw new InvalidOperationException("The page failed.");

    private static void NotFound(HttpContext context) => context.Response.StatusCode = StatusCodes.Status404NotFound;

    private static void UseStaticFiles(WebApplication app, RequestDelegate page) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new AnyFile(),
        ServeUnknownFileTypes = true,
        OnPrepareResponseAsync = file => page(file.Context),
    });
}
