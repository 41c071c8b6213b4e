namespace NetHelpDesk.Consent.PackageTests;

/// <summary>What a site of any template gets: cookies of each kind, written in each way, a sign-in, a form and a session.</summary>
internal static class CookieKit
{
    public const string File = "CookieKit.cs";
    public const string AddToServices = "builder.AddCookieKit();";
    public const string AddToPipeline = "app.UseCookieKit();";
    public const string WriteAll = "/kit/write";
    public const string SignIn = "/kit/login";
    public const string User = "/kit/me";
    public const string Form = "/kit/form";
    public const string FormField = "__RequestVerificationToken";
    public const string Remember = "/kit/session/set";
    public const string Remembered = "/kit/session/get";
    public const string Carry = "/kit/temp/set";
    public const string Carried = "/kit/temp/get";

    /// <summary>What browsers send that no page of the server writes, save the last, which another application on the host does.</summary>
    public static readonly string[] ReceivedOnly = ["_gcl_au", "_hjSessionUser_3141592", "other_app"];

    /// <summary>What <see cref="WriteAll"/> writes; a <c>*</c> stands for what differs each time.</summary>
    public static readonly string[] Written =
    [
        "plain", "kept", "raw", "basket", "late", "late_raw", "tok.*", "visit-*", "large", "labelled", "_ga", "_fbp", "poll_2026112*", "a.b:c", "X-Flag",
    ];

    public const string Source = """
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Localization;
        using Microsoft.AspNetCore.Mvc.ViewFeatures;
        using System.Security.Claims;
        using NetHelpDesk.Consent;

        internal static class CookieKit
        {
            public static void AddCookieKit(this WebApplicationBuilder builder)
            {
                builder.Services.AddControllersWithViews();
                builder.Services.AddDistributedMemoryCache();
                builder.Services.AddSession();
                builder.Services.AddHealthChecks().AddNetHelpDeskConsent();
                builder.Services.AddAuthentication("Kit").AddCookie("Kit", options => options.Cookie.Name = "kit_login");
            }

            public static void UseCookieKit(this WebApplication app)
            {
                app.UseRequestLocalization("en", "de");
                app.UseSession();
                app.MapHealthChecks("/kit/health");
                app.MapGet("/kit/write", (HttpContext context) =>
                {
                    var cookies = context.Response.Cookies;
                    cookies.Append("plain", "1");
                    cookies.Append("kept", "1", new CookieOptions { MaxAge = TimeSpan.FromDays(30), HttpOnly = true });
                    context.Response.Headers.Append("Set-Cookie", "raw=1; path=/; samesite=lax");
                    cookies.Append("basket", "1", new CookieOptions { IsEssential = true });
                    context.Response.OnStarting(() =>
                    {
                        context.Response.Cookies.Append("late", "1");
                        context.Response.Headers.Append("Set-Cookie", "late_raw=1; path=/");
                        return Task.CompletedTask;
                    });
                    cookies.Append("tok." + Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()), "1");
                    cookies.Append($"visit-{Guid.NewGuid()}", "1", new CookieOptions { IsEssential = true });
                    new ChunkingCookieManager().AppendResponseCookie(context, "large", new string('x', 9000), new CookieOptions { Path = "/" });
                    cookies.Append("labelled", "1", new CookieOptions().InCategory("Tracking"));
                    cookies.Append("_ga", "1");
                    context.Response.Headers.Append("Set-Cookie", "_fbp=1; path=/");
                    cookies.Append("poll_2026112" + Random.Shared.Next(10), "1");
                    context.Response.Headers.Append("Set-Cookie", "a.b:c=1; path=/");
                    context.Response.Headers.Append("Set-Cookie", "X-Flag=1; path=/");
                    cookies.Append(CookieRequestCultureProvider.DefaultCookieName, "c=de|uic=de");
                    return "written";
                });
                app.MapPost("/kit/login", async (HttpContext context) =>
                {
                    await context.SignInAsync("Kit", new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "visitor")], "Kit")));
                    return "signed in";
                });
                app.MapGet("/kit/me", async (HttpContext context) => (await context.AuthenticateAsync("Kit")).Principal?.Identity?.Name ?? "nobody");
                app.MapGet("/kit/form", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken);
                app.MapPost("/kit/form", async (HttpContext context, IAntiforgery antiforgery) =>
                {
                    await antiforgery.ValidateRequestAsync(context);
                    return "posted";
                });
                app.MapGet("/kit/session/set", (HttpContext context) => context.Session.SetString("word", "kept"));
                app.MapGet("/kit/session/get", (HttpContext context) => context.Session.GetString("word") ?? "lost");
                app.MapGet("/kit/temp/set", (HttpContext context, ITempDataDictionaryFactory factory) =>
                {
                    var data = factory.GetTempData(context);
                    data["word"] = "carried";
                    data.Save();
                });
                app.MapGet("/kit/temp/get", (HttpContext context, ITempDataDictionaryFactory factory) => (string?)factory.GetTempData(context)["word"] ?? "lost");
            }
        }
        """;
}
