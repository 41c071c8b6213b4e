using Microsoft.AspNetCore.Authentication.Cookies;
using NetHelpDesk.Consent;
using NetHelpDesk.Site.Accounts;
using NetHelpDesk.Site.Advertising;
using NetHelpDesk.Site.Articles;
using NetHelpDesk.Site.ConsentRecords;
using NetHelpDesk.Site.CookiePanel;
using NetHelpDesk.Site.LeadAnalytics;
using NetHelpDesk.Site.RecentlyViewed;
using NetHelpDesk.Site.ThirdParties;

namespace NetHelpDesk.Site;

/// <summary>The help desk. Built here rather than in Program.cs, so that tests can host it too.</summary>
public static class SampleSite
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // Named, because pages and settings are found by this name, and a test host goes by another.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(SampleSite).Assembly.GetName().Name,
        });

        builder.Services
            .AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent"))
            .AddEntityFrameworkStore(database => ConsentDatabase.Choose(database, builder))
            .LinkAccounts(DemoAccount.IdOf);

        AddPages(builder);
        AddSignIn(builder);
        builder.Services.AddSession(session => session.Cookie.Name = ".NetHelpDesk.Session");
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = ".NetHelpDesk.Antiforgery");
        builder.Services.AddSingleton<ArticleLibrary>();
        builder.Services.AddSingleton<HouseAds>();
        builder.Services.AddSingleton<LeadCounter>();

        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<VerdictLog>();
            builder.Services.AddSingleton<ICookieVerdictObserver>(services => services.GetRequiredService<VerdictLog>());
        }

        configure?.Invoke(builder);
        var app = builder.Build();

        // Behind a proxy, UseForwardedHeaders comes here: consent needs the scheme and host that visitors see.
        ThirdParty.Map(app);

        // The security header comes before consent, so that the page of choices carries it too.
        app.UseMiddleware<ContentSecurityPolicyMiddleware>();
        app.UseNetHelpDeskConsent();

        app.UseMiddleware<LeadAnalyticsMiddleware>();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/not-found", "?code={0}");
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseSession();
        app.MapRazorPages();
        app.MapConsentRecords(DemoAccount.PrivacyOfficer);
        return app;
    }

    private static void AddPages(WebApplicationBuilder builder)
    {
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.AddRazorPages(pages =>
        {
            pages.Conventions.ConfigureFilter(new VisitFilter());
            pages.Conventions.AuthorizeFolder("/Account");
            pages.Conventions.AuthorizePage("/LeadReport", "LeadReport");
            if (!builder.Environment.IsDevelopment())
            {
                pages.Conventions.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear());
            }
        });
    }

    private static void AddSignIn(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = ".NetHelpDesk.Auth";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.LoginPath = "/sign-in";
            cookie.LogoutPath = "/sign-out";
        });
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(DemoAccount.PrivacyOfficer, policy => policy.RequireRole(DemoAccount.PrivacyOfficer))
            .AddPolicy("LeadReport", policy => policy.RequireAssertion(
            access => builder.Environment.IsDevelopment() || access.User.Identity is { IsAuthenticated: true }));
    }
}
