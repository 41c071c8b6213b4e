using System.Text.Json;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>What discovery found, for programs such as a build.</summary>
internal static class DiagnosticsJson
{
    public static void Write(Utf8JsonWriter writer, RequestConsent consent)
    {
        var rules = consent.Rules;
        var discovery = consent.Runtime.Verdicts.Discovery;
        var cookies = discovery.Cookies;
        writer.WriteStartObject();
        writer.WriteString("enforcement"u8, rules.Enforcement.ToString());
        var inTheWay = Readiness.InTheWay(consent.Runtime);
        writer.WriteBoolean("readyToEnforce"u8, inTheWay.Count == 0);
        writer.WriteStartArray("notReady"u8);
        foreach (var name in inTheWay)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteNumber("notKept"u8, discovery.NotKept);
        writer.WriteStartArray("undeclared"u8);
        foreach (var cookie in cookies.Where(cookie => cookie.IsUndeclared))
        {
            writer.WriteStringValue(cookie.Name);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("appsettings"u8);
        writer.WriteRawValue(CookieSnippet.Section(consent.Runtime.Verdicts.Advisor.ToDeclare(
            cookies.Where(cookie => cookie.IsUndeclared || cookie.IsUndeclaredTracker).OrderBy(cookie => cookie.Written == 0), rules)));
        writer.WriteStartArray("cookies"u8);
        foreach (var cookie in cookies)
        {
            Write(writer, cookie);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CookieReport cookie)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, cookie.Name);
        writer.WriteStartArray("examples"u8);
        foreach (var example in cookie.Examples)
        {
            writer.WriteStringValue(example);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("declared"u8, cookie.IsDeclared);
        writer.WriteString("category"u8, cookie.Category);
        writer.WriteString("classifiedBy"u8, cookie.ClassifiedBy.ToString());
        writer.WriteString("rule"u8, cookie.Rule?.Pattern.Text);
        writer.WriteNumber("written"u8, cookie.Written);
        writer.WriteNumber("received"u8, cookie.Received);
        writer.WriteStartObject("ways"u8);
        foreach (var (way, count) in cookie.Ways)
        {
            writer.WriteNumber(way.ToString(), count);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("endpoints"u8);
        foreach (var (endpoint, count) in cookie.Endpoints)
        {
            writer.WriteNumber(endpoint, count);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("verdicts"u8);
        foreach (var verdict in cookie.Verdicts)
        {
            writer.WriteStartObject();
            writer.WriteString("action"u8, verdict.Action.ToString());
            writer.WriteString("reason"u8, verdict.Reason.ToString());
            writer.WriteBoolean("enforced"u8, verdict.Enforced);
            writer.WriteNumber("count"u8, verdict.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
