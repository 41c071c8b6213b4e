using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Requests;

/// <summary>
/// The address of the page that a visitor sees, also where another page is shown in its place, and where a script fetches
/// a part for it.
/// </summary>
internal static class PageAddress
{
    public static string Of(HttpContext context)
    {
        if (Fragment.Is(context.Request))
        {
            return OutputCaching.MayStore(context) ? "" : Fragment.PageOf(context.Request) ?? "";
        }

        var address = AskedAddress.Of(context);
        return IsQueryForOthers(context) ? AskedAddress.PathIn(address).ToString() : address;
    }

    /// <summary>
    /// Without the query, which caches that are shared by visitors may not tell apart. Empty in a part of a page, which
    /// may be a part of several: then the page of choices leads back to where its visitor came from.
    /// </summary>
    public static string PathOf(HttpContext context) =>
        Fragment.Is(context.Request) ? "" : AskedAddress.PathIn(AskedAddress.Of(context)).ToString();

    /// <summary>Whether the output cache may give the page to those who asked with another query.</summary>
    private static bool IsQueryForOthers(HttpContext context) =>
        OutputCaching.IgnoresQuery(context) || (OutputCaching.MayStore(context) && AskedAddress.IsRewritten(context));
}
