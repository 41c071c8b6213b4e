using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>Does what the library says without a thought: finds declarations, fills in what is left open, and makes settings of them.</summary>
internal static partial class AdviceReader
{
    private const string Open = "…";

    /// <summary>The declarations that the warnings of a log give, the first for each cookie where there is a choice.</summary>
    public static string FromLog(string log)
    {
        var cookies = new JsonObject();
        foreach (var line in log.Split('\n').Where(line => !line.StartsWith("info:", StringComparison.Ordinal)))
        {
            foreach (Match declaration in Declaration().Matches(line))
            {
                var read = JsonNode.Parse($"{{{declaration.Value}}}")!.AsObject().Single();
                cookies.TryAdd(read.Key, read.Value!.DeepClone());
            }
        }

        return FillIn(new JsonObject { ["NetHelpDeskConsent"] = new JsonObject { ["Cookies"] = cookies } });
    }

    /// <summary>The section that the diagnostics give to programs.</summary>
    public static string FromDiagnostics(string json) => FillIn(JsonNode.Parse(json)!["appsettings"]!.DeepClone());

    /// <summary>What is open is tracking, and has a purpose: a rule that asks for no judgement.</summary>
    private static string FillIn(JsonNode settings)
    {
        foreach (var (_, cookie) in settings["NetHelpDeskConsent"]!["Cookies"]!.AsObject())
        {
            foreach (var (setting, filled) in (ReadOnlySpan<(string, string)>)[("Category", "Tracking"), ("Purpose", "For the site"), ("Reason", "The visitor asked for it")])
            {
                if ((string?)cookie![setting] == Open)
                {
                    cookie[setting] = filled;
                }
            }
        }

        return settings.ToJsonString(JsonSerializerOptions.Default);
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)+": \{ (?:"Name": "(?:[^"\\]|\\.)*", )?"Category": (?:"(?:[^"\\]|\\.)*"|true|false|[^"{}])+ \}
        """)]
    private static partial Regex Declaration();
}
