using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Officer;

/// <summary>What all pages for the privacy officer have in common.</summary>
internal static class OfficerRequest
{
    public static async Task HandleAsync(HttpContext context, Func<HttpContext, IConsentRecordStore, Task> handle)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await handle(context, context.RequestServices.GetRequiredService<IConsentRecordStore>());
        }
        catch (BadChoiceException bad)
        {
            await WriteProblemAsync(context, bad.Status, bad.Message, bad.Field);
        }
#pragma warning disable CA1031 // Whatever a store throws, the officer is told.
        catch (Exception exception) when (exception is not OperationCanceledException && !context.Response.HasStarted)
#pragma warning restore CA1031
        {
            LoggerOf(context).RecordsNotRead(exception);
            context.Response.Headers.RetryAfter = ChoiceHandler.RetryAfter;
            await WriteProblemAsync(context, StatusCodes.Status503ServiceUnavailable, "The records cannot be read now.", field: null);
        }
    }

    public static ILogger LoggerOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(Log.Category);

    private static Task WriteProblemAsync(HttpContext context, int status, string detail, string? field) =>
        JsonResponse.WriteAsync(context, status, "application/problem+json", writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("status"u8, status);
            writer.WriteString("detail"u8, detail);
            if (field is not null)
            {
                writer.WriteString("field"u8, field);
            }

            writer.WriteEndObject();
        });
}
