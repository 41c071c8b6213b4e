using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Choices;

/// <summary>Answers a bad request (RFC 9457).</summary>
internal static class Problem
{
    public static Task WriteAsync(
        HttpContext context,
        RequestConsent consent,
        int status,
        string detail,
        string? field = null,
        bool withState = false)
    {
        consent.Runtime.Logger.ChoiceRejected(context.Request.Path.Value ?? "", status, detail);
        return JsonResponse.WriteAsync(context, status, "application/problem+json", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "about:blank"u8);
            writer.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(status));
            writer.WriteNumber("status"u8, status);
            writer.WriteString("detail"u8, detail);
            if (field is not null)
            {
                writer.WriteString("field"u8, field);
            }

            if (withState)
            {
                writer.WritePropertyName("state"u8);
                StateJson.Write(writer, consent);
            }

            writer.WriteEndObject();
        });
    }
}
