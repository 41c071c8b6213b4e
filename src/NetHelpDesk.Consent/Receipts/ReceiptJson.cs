using System.Globalization;
using System.Text.Json;
using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Receipts;

/// <summary>
/// A receipt as JSON, in the sections of ISO/IEC TS 27560: the receipt, the record it refers to, the processing, the
/// party, and what happened.
/// </summary>
internal static class ReceiptJson
{
    private const string Schema = "ISO/IEC TS 27560:2023";

    public static void Write(Utf8JsonWriter writer, ConsentReceipt receipt)
    {
        var last = receipt.Last;
        writer.WriteStartObject();
        writer.WriteString("schema_version"u8, Schema);
        writer.WriteString("receipt_id"u8, last.Id);
        writer.WriteString("record_id"u8, last.Id);
        writer.WriteString("pii_principal_id"u8, last.Subject);
        WriteProcessing(writer, receipt);
        writer.WriteStartObject("party_identification"u8);
        writer.WriteString("party_name"u8, receipt.Controller);
        WriteOptional(writer, "party_contact", receipt.Rules.Contact);
        writer.WriteString("party_url"u8, receipt.ChoicesUrl);
        writer.WriteString("party_role"u8, "PII controller"u8);
        writer.WriteEndObject();
        writer.WriteStartArray("events"u8);
        foreach (var record in receipt.Records)
        {
            WriteEvent(writer, record);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static string TimeOf(ConsentRecord record) =>
        record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void WriteProcessing(Utf8JsonWriter writer, ConsentReceipt receipt)
    {
        var last = receipt.Last;
        writer.WriteStartObject("pii_processing"u8);
        WriteOptional(writer, "privacy_notice", receipt.PolicyUrl);
        writer.WriteString("privacy_notice_version"u8, last.PolicyVersion);
        writer.WriteString("language"u8, last.Language);
        WriteOptional(writer, "jurisdiction", last.Region);
        writer.WriteString("collection_method"u8, last.Source.ToString());
        writer.WriteString("retention_period"u8, receipt.Rules.Retention.TotalDays.ToString("'P'0'D'", CultureInfo.InvariantCulture));
        writer.WriteString("withdrawal_method"u8, receipt.ChoicesUrl);
        WriteOptional(writer, "notice_hash", last.TextHash);
        WriteOptional(writer, "notice_text", receipt.Text?.Text);
        writer.WriteStartArray("purposes"u8);
        var words = new SiteWords(BannerLanguage.Asked(receipt.Context, receipt.Consent.Rules));
        foreach (var category in last.Categories)
        {
            writer.WriteStartObject();
            writer.WriteString("purpose"u8, category.Category);
            if (receipt.Consent.Rules.Categories.Find(category.Category) is { } known)
            {
                writer.WriteString("description"u8, VisibleText.Of(words.DescriptionOf(known)));
            }

            writer.WriteString("lawful_basis"u8, "consent"u8);
            writer.WriteString("mode"u8, category.Mode.ToString());
            writer.WriteString("state"u8, category.Outcome.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter writer, ConsentRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("record_id"u8, record.Id);
        writer.WriteString("event_time"u8, TimeOf(record));
        writer.WriteString("event_type"u8, record.Kind.ToString());
        writer.WriteString("entity_id"u8, record.Subject);
        if (record.Previous is { } previous)
        {
            writer.WriteString("previous_record_id"u8, previous);
        }

        writer.WriteStartObject("event_state"u8);
        foreach (var category in record.Categories)
        {
            writer.WriteString(category.Category, category.Outcome.ToString());
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
