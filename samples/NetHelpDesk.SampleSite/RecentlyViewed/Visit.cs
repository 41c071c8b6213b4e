namespace NetHelpDesk.Site.RecentlyViewed;

/// <summary>
/// How many pages a visitor looked at in this visit, kept in the ASP.NET Core session. Without consent the session's
/// cookie is withheld and every page is the first.
/// </summary>
public static class Visit
{
    private const string Pages = "visit.pages";

    public static int PagesSeen(ISession session) => session.GetInt32(Pages) ?? 0;

    public static void CountPage(ISession session) => session.SetInt32(Pages, PagesSeen(session) + 1);
}
