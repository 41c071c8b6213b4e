using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A way in which a page writes its cookies: the rows of <see cref="CookieTableTests"/>.</summary>
/// <param name="Name">What the row is called.</param>
/// <param name="Write">Writes the cookies.</param>
/// <param name="Cookies">The cookies that are written so, each with what it is.</param>
internal sealed record WayOfWriting(string Name, Action<HttpContext> Write, params (string Name, string Category)[] Cookies)
{
    private const string Unknown = "nobody knows";

    private static readonly (string Name, string Category)[] OneOfEach =
    [
        ("auth", CookieCategory.Essential),
        ("visit", CookieCategory.Session),
        ("lead", CookieCategory.Tracking),
        ("ad", CookieCategory.Advertising),
        ("mystery", Unknown),
    ];

    private static readonly (string Name, string Category)[] Undeclared =
    [
        ("a", CookieCategory.Essential),
        ("b", CookieCategory.Session),
        ("c", CookieCategory.Tracking),
        ("d", CookieCategory.Advertising),
    ];

    public static readonly IReadOnlyList<WayOfWriting> All =
    [
        new("appended with options", Append, OneOfEach),
        new("appended with a label", AppendLabelled, Undeclared),
        new("raw", AppendRaw, OneOfEach),
        new("raw, in odd spelling", AppendOddly, OneOfEach),
        new("raw, a tracking cookie alone", context => context.Response.Headers.Append("Set-Cookie", "lead=1"), ("lead", CookieCategory.Tracking)),
        new("raw, put back by each callback", PutBack, OneOfEach),
        new("appended by a late callback", context => AtStart(context, () => Append(context)), OneOfEach),
        new("raw by a late callback", context => AtStart(context, () => AppendRaw(context)), OneOfEach),
        new("raw by a callback of a callback", context => AtStart(context, () => AtStart(context, () => AppendRaw(context))), OneOfEach),
        new("appended by an early callback", context => AtStart(context, () => Append(context)), OneOfEach) { IsEarly = true },
        new("raw by an early callback", context => AtStart(context, () => AppendRaw(context)), OneOfEach) { IsEarly = true },
        new("through TempData", SaveTempData, (".AspNetCore.Mvc.CookieTempDataProvider", CookieCategory.Essential)),
        new("through the session", context => context.Session.SetString("key", "value"), (".AspNetCore.Session", CookieCategory.Session)) { NeedsSession = true },
    ];

    /// <summary>Written before everything else in the pipeline runs.</summary>
    public bool IsEarly { get; private init; }

    public bool NeedsSession { get; private init; }

    public static WayOfWriting Named(string name) => All.Single(way => way.Name == name);

    private static void Append(HttpContext context)
    {
        foreach (var (name, _) in OneOfEach)
        {
            context.Response.Cookies.Append(name, "1", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        }
    }

    private static void AppendLabelled(HttpContext context)
    {
        foreach (var (name, category) in Undeclared)
        {
            context.Response.Cookies.Append(name, "1", new CookieOptions { HttpOnly = true }.InCategory(category));
        }
    }

    private static void AppendRaw(HttpContext context) => AppendRaw(context, "Set-Cookie", "{0}=1; path=/");

    /// <summary>Browsers trim names and read attributes in any case and order, empty ones too (RFC 6265bis 5.6).</summary>
    private static void AppendOddly(HttpContext context) =>
        AppendRaw(context, "sEt-cOOkie", " \t{0}\t =1;; PATH = / ;Max-AGE= 600;unheard-of=of");

    private static void AppendRaw(HttpContext context, string header, string format)
    {
        foreach (var (name, _) in OneOfEach)
        {
            context.Response.Headers.Append(header, format.Replace("{0}", name, StringComparison.Ordinal));
        }
    }

    private static void PutBack(HttpContext context)
    {
        AppendRaw(context);
        var written = context.Response.Headers.SetCookie;
        for (var i = 0; i < 3; i++)
        {
            AtStart(context, () => context.Response.Headers.SetCookie = written);
        }
    }

    private static void AtStart(HttpContext context, Action write) => context.Response.OnStarting(() =>
    {
        write();
        return Task.CompletedTask;
    });

    private static void SaveTempData(HttpContext context) => context.RequestServices.GetRequiredService<ITempDataProvider>()
        .SaveTempData(context, new Dictionary<string, object> { ["note"] = "sent" });
}
