using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Choices;

/// <summary>The visitor's consent as JSON.</summary>
internal static class StateJson
{
    public static Task GetAsync(HttpContext context, RequestConsent consent) =>
        JsonResponse.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer => Write(writer, consent));

    /// <summary>After a decision: where decisions are recorded, it also says whether this one is by now.</summary>
    public static Task WriteAsync(HttpContext context, RequestConsent consent, bool isRecorded) =>
        JsonResponse.WriteAsync(
            context, StatusCodes.Status200OK, "application/json", writer => Write(writer, consent, isRecorded));

    public static void Write(Utf8JsonWriter writer, RequestConsent consent, bool? isRecorded = null)
    {
        // One visitor's alone, with the time of the decision.
        consent.KeepOut();
        var state = consent.Visible;
        writer.WriteStartObject();
        writer.WriteBoolean("decided"u8, state.IsDecided);
        if (state.DecidedAt is { } at)
        {
            writer.WriteString("decidedAt"u8, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNull("decidedAt"u8);
        }

        writer.WriteString("policyVersion"u8, consent.Rules.PolicyVersion);
        writer.WriteString("source"u8, state.Source.ToString());
        writer.WriteBoolean("globalPrivacyControl"u8, state.Signal);
        writer.WriteStartObject("categories"u8);
        foreach (var category in consent.Rules.Categories.All)
        {
            writer.WriteBoolean(category.Key, state.IsGranted(category));
        }

        writer.WriteEndObject();
        writer.WriteStartObject("modes"u8);
        foreach (var category in consent.Rules.Categories.All)
        {
            if (!category.IsExempt)
            {
                writer.WriteString(category.Key, category.Mode.ToString());
            }
        }

        writer.WriteEndObject();
        if (isRecorded is { } recorded && consent.Rules.Records is not null)
        {
            writer.WriteBoolean("recorded"u8, recorded);
        }

        writer.WriteEndObject();
    }
}
