using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Receipts;

/// <summary>Gives visitors the record of what they decided. Who has the consent cookie is the visitor.</summary>
internal static class ReceiptHandler
{
    /// <summary>The last decisions; no visitor makes more of them by hand.</summary>
    private const int MostRecords = 100;

    public static async Task GetAsync(HttpContext context, RequestConsent consent)
    {
        if (consent.State.Reference is not { } reference
            || context.RequestServices.GetService<IConsentRecordStore>() is not { } store)
        {
            await NotFoundAsync(context, consent);
            return;
        }

        try
        {
            var query = new ConsentRecordQuery { Subject = reference.Subject, NewestFirst = true, Limit = MostRecords };
            var records = await store.ReadAsync(query, context.RequestAborted);
            await (records.Count == 0 ? NotFoundAsync(context, consent) : WriteAsync(context, consent, store, records));
        }
#pragma warning disable CA1031 // Whatever a store throws, the visitor is told to come back.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            consent.Runtime.Logger.RecordsNotRead(exception);
            context.Response.Headers.RetryAfter = ChoiceHandler.RetryAfter;
            await Problem.WriteAsync(
                context, consent, StatusCodes.Status503ServiceUnavailable, "The records cannot be read now. Please try again.");
        }
    }

    private static async Task WriteAsync(
        HttpContext context, RequestConsent consent, IConsentRecordStore store, IReadOnlyList<ConsentRecord> records)
    {
        var text = records[0].TextHash is { } hash ? await store.FindTextAsync(hash, context.RequestAborted) : null;
        var receipt = new ConsentReceipt(context, consent, records, text);
        context.Response.Headers.Vary = HeaderNames.Accept;
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            await ReceiptPage.WriteAsync(receipt);
            return;
        }

        await JsonResponse.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer => ReceiptJson.Write(writer, receipt));
    }

    private static Task NotFoundAsync(HttpContext context, RequestConsent consent) => Problem.WriteAsync(
        context, consent, StatusCodes.Status404NotFound, "There is no record of this visitor: nothing that needs consent was granted.");
}
