using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace NetHelpDesk.Consent;

/// <summary>Declarations to paste into appsettings below <c>NetHelpDeskConsent:Cookies</c>.</summary>
internal static class CookieSnippet
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// One declaration. What the catalogue says of a cookie is left out, because visitors then read it in their language;
    /// but an essential cookie says itself what it is for.
    /// </summary>
    /// <param name="name">The cookie's name, or a pattern.</param>
    /// <param name="category">Its category, where code named one.</param>
    /// <param name="known">What the catalogue says.</param>
    /// <param name="language">In which language.</param>
    /// <param name="key">The key, where it is not the name.</param>
    public static string Of(string name, string? category, CatalogueEntry? known, Language language, string? key = null)
    {
        category ??= known?.Category ?? CookieCategory.Tracking;
        key ??= KeyOf(name);
        var purpose = known is null ? "…"
            : category == CookieCategory.Essential ? language[Words.PurposePrefix + known.Purpose]
            : null;
        return $$"""{{Quote(key)}}: { {{(key == name ? "" : $"\"Name\": {Quote(name)}, ")}}"Category": {{Quote(category)}}{{Setting("Purpose", purpose)}}{{Setting("Domain", known is { Domains: [var domain, ..] } ? domain : null)}} }""";
    }

    /// <summary>The whole section with these declarations; names that configuration cannot tell apart get keys of their own.</summary>
    public static string Section(IEnumerable<(string Name, string? Category, CatalogueEntry? Known)> cookies, Language language)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var lines = new List<string>();
        foreach (var (name, category, known) in cookies)
        {
            if (CookiePattern.WhyImpossible(name) is not null)
            {
                continue;
            }

            var (key, number) = (KeyOf(name), 2);
            while (!keys.Add(key))
            {
                key = $"{KeyOf(name)} {number++}";
            }

            lines.Add(Of(name, category, known, language, key));
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

    /// <summary>A <c>:</c> separates sections, and keys that start with <c>$</c> or <c>//</c> are comments.</summary>
    private static string KeyOf(string name)
    {
        var key = name.Replace(':', '_');
        return key.StartsWith('$') || key.StartsWith("//", StringComparison.Ordinal) ? "cookie " + key : key;
    }

    private static string Setting(string name, string? value) => value is null ? "" : $", \"{name}\": {Quote(value)}";

    private static string Quote(string text) => $"\"{(text == "…" ? text : JsonEncodedText.Encode(text, Encoder).ToString())}\"";
}
