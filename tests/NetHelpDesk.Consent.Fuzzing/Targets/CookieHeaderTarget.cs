using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Fuzzing;

/// <summary>A <c>Cookie</c> header, from a browser, a proxy or neither.</summary>
internal sealed partial class CookieHeaderTarget(FuzzSite site) : FuzzTarget
{
    public override string Name => "cookie-header";

    public override string? Try(string input)
    {
        var consent = site.Arrive(input);
        var request = consent.Context.Request;
        var visible = request.Headers.Cookie.ToString();
        var granted = consent.Rules.Categories.NeedConsent;
        foreach (var category in consent.Rules.Categories.All.Where(granted.Contains))
        {
            var isGranted = consent.State.IsGranted(category);
            if (isGranted && !IsGrantedBeyondDoubt(input, category.Key))
            {
                return $"{category.Name} is granted";
            }
        }

        foreach (var (name, key) in FuzzSite.NeedConsent.Zip(["tracking", "session", "advertising"]))
        {
            if (!consent.State.IsGranted(consent.Rules.Categories.Find(key)!)
                && (request.Cookies.ContainsKey(name) || Parts(visible).Any(part => part.Equals(name, StringComparison.OrdinalIgnoreCase))))
            {
                return $"{name} is visible without consent in: {visible}";
            }
        }

        if (!IsSubsequence(visible, input))
        {
            return $"What stays has not kept its bytes: {visible}";
        }

        RequestCookieHider.TryHide(consent);
        return request.Headers.Cookie.ToString() != visible ? "A second pass hides more" : site.TakeError();
    }

    /// <summary>Whether some cookie of its own says yes to it, and so do all that are well-formed.</summary>
    private static bool IsGrantedBeyondDoubt(string header, string key) => header.Split(';').Any(piece =>
        !piece.Contains(',') && piece.Trim(' ', '\t') is var cookie && Decision().IsMatch(cookie) && cookie.Split('&').Contains($"{key}=yes"));

    /// <summary>The names between semicolons, and between commas where no quotes are.</summary>
    private static IEnumerable<string> Parts(string header) => header.Split(';')
        .SelectMany(piece => piece.Contains('"') ? [piece] : piece.Split(','))
        .Where(part => part.Contains('='))
        .Select(part => part.Split('=')[0].Trim(' ', '\t'));

    private static bool IsSubsequence(string part, string whole)
    {
        var at = 0;
        foreach (var character in whole)
        {
            at += at < part.Length && part[at] == character ? 1 : 0;
        }

        return at == part.Length;
    }

    [GeneratedRegex(@"^\.NetHelpDesk\.Consent[ \t]*=[ \t]*v=1&policy=1&at=[0-9TZ:-]+(&[a-z0-9-]+=[A-Za-z0-9.-]+)+\z|^\.NetHelpDesk\.Consent[ \t]*=[ \t]*v=1&([a-z0-9-]+=[A-Za-z0-9.:-]+&?)+\z")]
    private static partial Regex Decision();
}
