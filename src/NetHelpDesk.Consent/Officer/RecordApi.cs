using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Records;

namespace NetHelpDesk.Consent.Officer;

/// <summary>The records for programs.</summary>
internal static class RecordApi
{
    /// <summary>One page, and the address of the next.</summary>
    public static async Task GetRecordsAsync(HttpContext context, IConsentRecordStore store, string path)
    {
        var query = RecordQueryReader.ReadPage(context.Request);
        var records = await store.ReadAsync(query, context.RequestAborted);
        var next = records.Count < query.Limit
            ? null
            : context.Request.PathBase.Add(path + "/records").ToUriComponent()
                + RecordQueryReader.Again(context.Request, RecordQueryReader.CursorOf(records[^1]));
        await JsonResponse.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("records"u8);
            foreach (var record in records)
            {
                RecordJson.Write(writer, record);
            }

            writer.WriteEndArray();
            writer.WriteString("next"u8, next);
            writer.WriteEndObject();
        });
    }

    public static async Task GetStatisticsAsync(HttpContext context, IConsentRecordStore store)
    {
        var (first, last) = RecordQueryReader.ReadDays(
            context.Request, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var statistics = new ConsentStatistics(await store.TallyAsync(first, last, context.RequestAborted));
        await JsonResponse.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
        {
            writer.WriteStartObject();
            Write(writer, "byDay", statistics.ByDay);
            Write(writer, "byCategory", statistics.ByCategory);
            Write(writer, "byLanguage", statistics.ByLanguage);
            Write(writer, "byVersion", statistics.ByVersion);
            writer.WriteEndObject();
        });
    }

    public static async Task GetTextAsync(HttpContext context, IConsentRecordStore store)
    {
        var hash = context.Request.RouteValues["hash"] as string ?? "";
        var text = ChoiceOrigin.IsHash(hash) ? await store.FindTextAsync(hash, context.RequestAborted) : null;
        if (text is null)
        {
            throw new BadChoiceException(StatusCodes.Status404NotFound, "No text with this hash is kept.", "hash");
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text.Text, context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<ConsentRate> rates)
    {
        writer.WriteStartArray(name);
        foreach (var rate in rates)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, rate.Name);
            writer.WriteNumber("granted"u8, rate.Granted);
            writer.WriteNumber("refused"u8, rate.Refused);
            writer.WriteNumber("withdrawn"u8, rate.Withdrawn);
            if (rate.Acceptance is { } acceptance)
            {
                writer.WriteNumber("acceptanceRate"u8, Math.Round(acceptance, 4));
                writer.WriteNumber("refusalRate"u8, Math.Round(1 - acceptance, 4));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
