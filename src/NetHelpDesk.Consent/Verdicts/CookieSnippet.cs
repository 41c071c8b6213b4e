using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>Declarations to paste into appsettings below <c>NetHelpDeskConsent:Cookies</c>.</summary>
internal static class CookieSnippet
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>One declaration.</summary>
    /// <param name="advice">What to declare.</param>
    /// <param name="key">The key, where it is not the name.</param>
    public static string Of(CookieAdvice advice, string? key = null) => Write(advice, key, exemption: "");

    /// <summary>The same for a cookie that the law lets the site set without consent, for a reason that the developer gives.</summary>
    public static string Exempt(CookieAdvice advice) =>
        Write(advice, key: null, $", \"RequiresConsent\": false{Setting("Reason", CookieAdvice.FillIn)}");

    /// <summary>
    /// The whole section with these declarations, each once; names that configuration cannot tell apart get keys of their
    /// own.
    /// </summary>
    public static string Section(IEnumerable<CookieAdvice> cookies)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var lines = new List<string>();
        foreach (var advice in cookies.DistinctBy(cookie => cookie.Name))
        {
            if (CookiePattern.WhyImpossible(advice.Name) is not null)
            {
                continue;
            }

            var (key, number) = (KeyOf(advice.Name), 2);
            while (!keys.Add(key))
            {
                key = $"{KeyOf(advice.Name)} {number++}";
            }

            lines.Add(Of(advice, key));
        }

        return lines.Count == 0
            ? """{ "NetHelpDeskConsent": { "Cookies": { } } }"""
            : $$"""
                {
                  "NetHelpDeskConsent": {
                    "Cookies": {
                      {{string.Join(",\n      ", lines)}}
                    }
                  }
                }
                """;
    }

    private static string Write(CookieAdvice advice, string? key, string exemption)
    {
        key ??= KeyOf(advice.Name);
        var name = key == advice.Name ? "" : $"\"Name\": {Quote(advice.Name)}, ";
        return $$"""{{Quote(key)}}: { {{name}}"Category": {{Quote(advice.Category ?? CookieAdvice.FillIn)}}{{exemption}}{{Setting("Purpose", advice.Purpose)}}{{Setting("Domain", advice.Domain)}} }""";
    }

    /// <summary>A <c>:</c> separates sections, and keys that start with <c>$</c> or <c>//</c> are comments.</summary>
    private static string KeyOf(string name)
    {
        var key = name.Replace(':', '_');
        return key.StartsWith('$') || key.StartsWith("//", StringComparison.Ordinal) ? "cookie " + key : key;
    }

    private static string Setting(string name, string? value) => value is null ? "" : $", \"{name}\": {Quote(value)}";

    private static string Quote(string text) =>
        $"\"{(text == CookieAdvice.FillIn ? text : JsonEncodedText.Encode(text, Encoder).ToString())}\"";
}
