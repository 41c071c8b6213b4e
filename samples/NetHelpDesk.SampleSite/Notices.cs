using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NetHelpDesk.Site;

/// <summary>The answer to a form, shown once at the top of the next page.</summary>
public static class Notices
{
    private const string Key = "Notice";

    public static void Leave(ITempDataDictionary tempData, string notice) => tempData[Key] = notice;

    /// <summary>Looks for the cookie first: reading TempData without one deletes it in every response.</summary>
    public static string? Take(HttpRequest request, ITempDataDictionary tempData) =>
        request.Cookies.ContainsKey(CookieTempDataProvider.CookieName) ? tempData[Key] as string : null;
}
