namespace NetHelpDesk.Consent;

/// <summary>
/// Cookies known to the package. It restricts and never exempts, save for the framework's own cookies and those of
/// load balancers, each with its reason.
/// </summary>
internal static class Catalogue
{
    private const string AspNetCore = "ASP.NET Core";
    private const string SignsIn = "Keeps a visitor signed in, who asked for that (WP194 3.2)";
    private const string SignsInStep = "Carries one step of a sign-in that the visitor started (WP194 3.2)";
    private const string Protects = "Protects forms against forged requests, a security of the service asked for (WP194 3.3)";
    private const string Balances = "Sends a visitor's requests to the same server (WP194 3.5)";
    private const string UserInput = "Carries what a form submission leaves for the next page and goes when read (WP194 3.1)";

    public static readonly IReadOnlyList<CatalogueEntry> Entries =
    [
        new(".AspNetCore.Antiforgery.*", CookieCategory.Essential, AspNetCore, Protects),
        new(".AspNetCore.Cookies", CookieCategory.Essential, AspNetCore, SignsIn),
        new(".AspNetCore.Identity.Application", CookieCategory.Essential, AspNetCore, SignsIn),
        new("Identity.External", CookieCategory.Essential, AspNetCore, SignsInStep),
        new("Identity.TwoFactorUserId", CookieCategory.Essential, AspNetCore, SignsInStep),
        new("Identity.TwoFactorRememberMe", CookieCategory.Essential, AspNetCore, SignsIn),
        new(".AspNetCore.Correlation.*", CookieCategory.Essential, AspNetCore, SignsInStep),
        new(".AspNetCore.OpenIdConnect.Nonce.*", CookieCategory.Essential, AspNetCore, SignsInStep),
        new(".AspNetCore.Mvc.CookieTempDataProvider", CookieCategory.Essential, AspNetCore, UserInput),
        new(".AspNetCore.Session", CookieCategory.Session, AspNetCore),
        new(".AspNetCore.Culture", CookieCategory.Session, AspNetCore),

        new("ARRAffinity", CookieCategory.Essential, "Azure", Balances),
        new("ARRAffinitySameSite", CookieCategory.Essential, "Azure", Balances),
        new("ApplicationGatewayAffinity", CookieCategory.Essential, "Azure", Balances),
        new("ApplicationGatewayAffinityCORS", CookieCategory.Essential, "Azure", Balances),
        new("AWSALB", CookieCategory.Essential, "AWS", Balances),
        new("AWSALBCORS", CookieCategory.Essential, "AWS", Balances),

        new("_ga", CookieCategory.Tracking, "Google Analytics"),
        new("_ga_*", CookieCategory.Tracking, "Google Analytics"),
        new("_gid", CookieCategory.Tracking, "Google Analytics"),
        new("_gat", CookieCategory.Tracking, "Google Analytics"),
        new("_gat_*", CookieCategory.Tracking, "Google Analytics"),
        new("_dc_gtm_*", CookieCategory.Tracking, "Google Analytics"),
        new("_gali", CookieCategory.Tracking, "Google Analytics"),
        new("__utma", CookieCategory.Tracking, "Google Analytics"),
        new("__utmb", CookieCategory.Tracking, "Google Analytics"),
        new("__utmc", CookieCategory.Tracking, "Google Analytics"),
        new("__utmt*", CookieCategory.Tracking, "Google Analytics"),
        new("__utmv", CookieCategory.Tracking, "Google Analytics"),
        new("__utmz", CookieCategory.Tracking, "Google Analytics"),

        new("_bcvm_vid_*", CookieCategory.Tracking, "Boldchat"),
        new("_bcvm_vrid_*", CookieCategory.Tracking, "Boldchat"),
        new("bc_pv_end", CookieCategory.Tracking, "Boldchat"),
        new("bc.visitor_token", CookieCategory.Tracking, "Boldchat"),
        new("_bc-chat-ended", CookieCategory.Session, "Boldchat"),
        new("_bcContinueChat", CookieCategory.Session, "Boldchat"),

        new("_gcl_*", CookieCategory.Advertising, "Google Ads"),
        new("_gac_*", CookieCategory.Advertising, "Google Ads"),
        new("__gads", CookieCategory.Advertising, "Google Ads"),
        new("__gpi", CookieCategory.Advertising, "Google Ads"),
    ];
}
