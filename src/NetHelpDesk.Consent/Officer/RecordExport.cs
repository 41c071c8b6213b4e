using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Officer;

/// <summary>
/// Exports records as a stream, in memory that does not grow with them. How many there are is said beforehand, in the
/// header <c>Consent-Records-Total</c>, by which the officer's page shows how far it is; so does the log.
/// </summary>
internal static class RecordExport
{
    public const string TotalHeader = "Consent-Records-Total";

    private const int FlushAt = 32 * 1024;
    private const int LogEvery = 100_000;

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public static Task GetCsvAsync(HttpContext context, IConsentRecordStore store) => WriteAsync(
        context,
        store,
        "csv",
        "text/csv; charset=utf-8",
        writer => Encoding.UTF8.GetBytes(RecordCsv.Header, writer),
        static (writer, record) => Encoding.UTF8.GetBytes(RecordCsv.Line(record), writer));

    /// <summary>One JSON object a line.</summary>
    public static async Task GetJsonLinesAsync(HttpContext context, IConsentRecordStore store)
    {
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        await WriteAsync(context, store, "jsonl", "application/jsonl; charset=utf-8", _ => { }, (writer, record) =>
        {
            json.Reset(writer);
            RecordJson.Write(json, record);
            json.Flush();
            writer.Write(NewLine);
        });
    }

    private static async Task WriteAsync(
        HttpContext context,
        IConsentRecordStore store,
        string format,
        string contentType,
        Action<PipeWriter> begin,
        Action<PipeWriter, ConsentRecord> write)
    {
        var query = RecordQueryReader.Read(context.Request);
        var total = await store.CountAsync(query, context.RequestAborted);
        var logger = OfficerRequest.LoggerOf(context);
        logger.ExportStarted(context.User.Identity?.Name ?? "", total, format);
        var day = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var response = context.Response;
        response.ContentType = contentType;
        response.Headers[TotalHeader] = total.ToString(CultureInfo.InvariantCulture);
        response.Headers.ContentDisposition = $"attachment; filename=\"consent-records-{day:yyyy-MM-dd}.{format}\"";
        var writer = response.BodyWriter;
        begin(writer);
        long count = 0;
        await foreach (var record in store.FindAsync(query, context.RequestAborted))
        {
            write(writer, record);
            if (writer.UnflushedBytes >= FlushAt)
            {
                await writer.FlushAsync(context.RequestAborted);
            }

            if (++count % LogEvery == 0)
            {
                logger.ExportGoesOn(count, total);
            }
        }

        await writer.FlushAsync(context.RequestAborted);
    }
}
