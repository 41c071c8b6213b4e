using NetHelpDesk.Consent;

namespace NetHelpDesk.Site.RecentlyViewed;

/// <summary>
/// How many pages a visitor looked at in this visit, kept in the ASP.NET Core session. Without consent the session's
/// cookie is withheld and every page is the first.
/// </summary>
public static class Visit
{
    private const string Pages = "visit.pages";

    public static int PagesSeen(HttpContext context) =>
        context.GetConsent().IsGranted(CookieCategory.Session) ? context.Session.GetInt32(Pages) ?? 0 : 0;

    public static void CountPage(HttpContext context) => context.Session.SetInt32(Pages, PagesSeen(context) + 1);
}
