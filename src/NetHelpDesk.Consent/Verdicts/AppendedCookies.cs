using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>The names that went through <c>Response.Cookies</c> in a request, kept among its features for discovery.</summary>
internal sealed class AppendedCookies
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public static void Add(HttpContext context, string name)
    {
        var appended = context.Features.Get<AppendedCookies>();
        if (appended is null)
        {
            context.Features.Set(appended = new AppendedCookies());
        }

        appended._names.Add(name);
    }

    public static bool Contains(HttpContext context, string name) =>
        context.Features.Get<AppendedCookies>()?._names.Contains(name) == true;
}
