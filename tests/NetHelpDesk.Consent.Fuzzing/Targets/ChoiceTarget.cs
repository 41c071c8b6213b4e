using System.Net;
using System.Text;

namespace NetHelpDesk.Consent.Fuzzing;

/// <summary>The body of a choice, sent to the endpoint. The first line says what it claims to be.</summary>
internal sealed class ChoiceTarget(FuzzSite site) : FuzzTarget
{
    private static readonly HttpStatusCode[] Refusing =
    [
        HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.Conflict, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType,
    ];

    public override string Name => "choice";

    public override string? Try(string input)
    {
        var parts = input.Split('\n', 2);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(parts.Length == 2 ? parts[1] : ""));
        content.Headers.TryAddWithoutValidation("Content-Type", parts[0]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/privacy-choices") { Content = content };
        using var response = site.Client.SendAsync(request).GetAwaiter().GetResult();
        response.Headers.NonValidated.TryGetValues("Set-Cookie", out var written);
        var decisions = written.Where(line => line.StartsWith(FuzzSite.ConsentCookie + "=v=1", StringComparison.Ordinal)).ToArray();
        if (site.TakeError() is { } error)
        {
            return error;
        }

        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther)
        {
            return decisions.Length != 1 ? $"{response.StatusCode} with {decisions.Length} decisions"
                : decisions[0].Contains("=yes", StringComparison.Ordinal) && !IsGrantAsked(parts[1]) ? $"It grants: {decisions[0]}"
                : response.Headers.Location is { IsAbsoluteUri: true } away ? $"It leads away: {away}"
                : null;
        }

        return written.Count > 0 ? $"{response.StatusCode} with a cookie"
            : Refusing.Contains(response.StatusCode) ? null
            : $"It is answered with {response.StatusCode}";
    }

    /// <summary>A word that grants stands in it, whatever it is wrapped in.</summary>
    private static bool IsGrantAsked(string body)
    {
        var text = WebUtility.UrlDecode(body) + System.Text.RegularExpressions.Regex.Replace(
            body, @"\\u([0-9a-fA-F]{4})", match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());
        return new[] { "accept", "save", "grant" }.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
