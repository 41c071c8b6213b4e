using System.Text.Json;
using NetHelpDesk.Consent.Receipts;

namespace NetHelpDesk.Consent.Officer;

/// <summary>A record as JSON, with everything that is in it.</summary>
internal static class RecordJson
{
    public static void Write(Utf8JsonWriter writer, ConsentRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, record.Id);
        writer.WriteString("subject"u8, record.Subject);
        writer.WriteString("account"u8, record.Account);
        writer.WriteString("at"u8, ReceiptJson.TimeOf(record));
        writer.WriteString("kind"u8, record.Kind.ToString());
        writer.WriteStartObject("categories"u8);
        foreach (var category in record.Categories)
        {
            writer.WriteStartObject(category.Category);
            writer.WriteString("outcome"u8, category.Outcome.ToString());
            writer.WriteString("mode"u8, category.Mode.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteString("policyVersion"u8, record.PolicyVersion);
        writer.WriteString("language"u8, record.Language);
        writer.WriteString("source"u8, record.Source.ToString());
        writer.WriteString("site"u8, record.Site);
        writer.WriteString("region"u8, record.Region);
        writer.WriteString("textHash"u8, record.TextHash);
        writer.WriteBoolean("globalPrivacyControl"u8, record.GlobalPrivacyControl);
        writer.WriteString("previous"u8, record.Previous?.ToString());
        writer.WriteString("address"u8, record.Address);
        writer.WriteString("userAgent"u8, record.UserAgent);
        writer.WriteEndObject();
    }
}
