using System.Buffers;
using System.Text;

namespace NetHelpDesk.Consent;

/// <summary>A record as a line of CSV (RFC 4180).</summary>
internal static class RecordCsv
{
    public const string Header =
        "id,subject,at,kind,categories,policyVersion,language,source,site,region,textHash,globalPrivacyControl,previous,address,userAgent\r\n";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public static string Line(ConsentRecord record)
    {
        var line = new StringBuilder(320);
        Add(line, record.Id.ToString());
        Add(line, record.Subject);
        Add(line, ReceiptJson.TimeOf(record));
        Add(line, record.Kind.ToString());
        Add(line, string.Join("; ", record.Categories.Select(category => $"{category.Category}={category.Outcome} ({category.Mode})")));
        Add(line, record.PolicyVersion);
        Add(line, record.Language);
        Add(line, record.Source.ToString());
        Add(line, Harmless(record.Site));
        Add(line, record.Region);
        Add(line, record.TextHash);
        Add(line, record.GlobalPrivacyControl ? "true" : "false");
        Add(line, record.Previous?.ToString());
        Add(line, record.Address);
        Add(line, Harmless(record.UserAgent));
        line[^1] = '\r';
        return line.Append('\n').ToString();
    }

    private static void Add(StringBuilder line, string? value)
    {
        if (value is not null && value.AsSpan().ContainsAny(NeedQuotes))
        {
            line.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(value);
        }

        line.Append(',');
    }

    /// <summary>A spreadsheet would run what visitors send as a formula.</summary>
    private static string? Harmless(string? value) => value is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + value : value;
}
