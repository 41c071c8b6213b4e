using System.Net;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Testing;

/// <summary>Visits pages as a browser does, and says which of them were not seen.</summary>
internal static partial class PageVisit
{
    private const int MostRedirects = 10;

    /// <returns>What is to be said of each page that was not seen.</returns>
    public static async Task<IReadOnlyList<string>> AllAsync(HttpClient client, IEnumerable<string> pages)
    {
        var notSeen = new List<string>();
        foreach (var page in pages)
        {
            if (await VisitAsync(client, page) is { } why)
            {
                notSeen.Add(why);
            }
        }

        return notSeen;
    }

    /// <exception cref="HttpRequestException">There is one.</exception>
    public static void Require(IEnumerable<string> notSeen)
    {
        var lines = notSeen.ToArray();
        if (lines.Length > 0)
        {
            throw new HttpRequestException(
                "Whether all cookies are declared cannot be told, because pages were not seen:\n" + string.Join('\n', lines));
        }
    }

    private static async Task<string?> VisitAsync(HttpClient client, string page)
    {
        var asked = new Uri(page, UriKind.RelativeOrAbsolute);
        var next = asked;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var response = await client.GetAsync(next);
            var at = response.RequestMessage?.RequestUri ?? next;
            if (IsSignIn(at, page))
            {
                return SignInAt(at, page);
            }

            if ((int)response.StatusCode >= 400)
            {
                return $"  - {page} answered with {(int)response.StatusCode} {response.StatusCode}. Mend its path, or what failed.";
            }

            if (response.StatusCode is < HttpStatusCode.Ambiguous or HttpStatusCode.NotModified || response.Headers.Location is not { } location)
            {
                return null;
            }

            // A client that does not follow redirects by itself.
            next = at.IsAbsoluteUri ? new Uri(at, location) : location;
            if (next.IsAbsoluteUri && at.IsAbsoluteUri && next.Authority != at.Authority)
            {
                return IsSignIn(next, page) ? SignInAt(next, page) : null;
            }
        }

        return $"  - {page} redirects without end.";
    }

    private static string SignInAt(Uri at, string page) =>
        $"  - {page} leads to a page for signing in, {PathOf(at)}. Give the assertion a client that is signed in, or leave the page out.";

    /// <summary>A page that was not asked for and is for signing in, by its name or by where it leads back to.</summary>
    private static bool IsSignIn(Uri at, string page)
    {
        var pathAndQuery = at.IsAbsoluteUri ? at.PathAndQuery : at.OriginalString;
        return !IsSame(pathAndQuery, page) && SignIn().IsMatch(pathAndQuery);
    }

    private static bool IsSame(string pathAndQuery, string page) =>
        page.EndsWith(pathAndQuery, StringComparison.OrdinalIgnoreCase)
        || pathAndQuery.Equals("/" + page.TrimStart('/'), StringComparison.OrdinalIgnoreCase);

    private static string PathOf(Uri at) => at.IsAbsoluteUri ? at.AbsolutePath : at.OriginalString.Split('?')[0];

    [GeneratedRegex("[/._-](log[-_]?[io]n|sign[-_]?[io]n)([/._?-]|$)|[?&](return_?url|redirect_uri)=|/(authorize|oauth2?|saml2?)([/?]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex SignIn();
}
