using System.Text;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent.Testing;

/// <summary>The application wrote a cookie that it does not declare.</summary>
#pragma warning disable CA1032 // Thrown by an assertion alone.
public sealed class UndeclaredCookieException : Exception
#pragma warning restore CA1032
{
    internal UndeclaredCookieException(IReadOnlyList<CookieReport> cookies, ConsentRuntime runtime)
        : base(Describe(cookies, runtime)) => CookieNames = [.. cookies.Select(cookie => cookie.Name)];

    /// <summary>Their names, or the patterns by which they are known.</summary>
    public IReadOnlyList<string> CookieNames { get; }

    private static string Describe(IReadOnlyList<CookieReport> cookies, ConsentRuntime runtime)
    {
        var message = new StringBuilder(cookies.Count == 1 ? "A cookie is not declared:" : $"{cookies.Count} cookies are not declared:");
        foreach (var cookie in cookies)
        {
            message.AppendLine().Append("  - '").Append(cookie.Name).Append("', written by ")
                .AppendJoin("; ", cookie.Endpoints.Select(endpoint => endpoint.Key));
        }

        return message.AppendLine()
            .AppendLine("Declare them, with what fits in place of each \"…\":")
            .Append(CookieSnippet.Section(cookies.Select(cookie => runtime.Verdicts.Advisor.Of(cookie.Sample, cookie.Cookie, runtime.Rules))))
            .ToString();
    }
}
