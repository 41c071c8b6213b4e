using System.Buffers;
using System.Text;
using NetHelpDesk.Consent.Receipts;

namespace NetHelpDesk.Consent.Officer;

/// <summary>A record as a line of CSV (RFC 4180).</summary>
internal static class RecordCsv
{
    public const string Header =
        "id,subject,account,at,kind,categories,policyVersion,language,source,site,region,textHash,globalPrivacyControl,previous,address,userAgent\r\n";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>
    /// A spreadsheet would run what visitors send as a formula, also where it begins with a full-width sign (OWASP, CSV
    /// injection).
    /// </summary>
    private static readonly SearchValues<char> BeginFormulas = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    public static string Line(ConsentRecord record)
    {
        var line = new StringBuilder(320);
        Add(line, record.Id.ToString());
        Add(line, record.Subject);
        Add(line, record.Account);
        Add(line, ReceiptJson.TimeOf(record));
        Add(line, record.Kind.ToString());
        Add(line, string.Join("; ", record.Categories.Select(category => $"{category.Category}={category.Outcome} ({category.Mode})")));
        Add(line, record.PolicyVersion);
        Add(line, record.Language);
        Add(line, record.Source.ToString());
        Add(line, record.Site);
        Add(line, record.Region);
        Add(line, record.TextHash);
        Add(line, record.GlobalPrivacyControl ? "true" : "false");
        Add(line, record.Previous?.ToString());
        Add(line, record.Address);
        Add(line, record.UserAgent);
        line[^1] = '\r';
        return line.Append('\n').ToString();
    }

    private static void Add(StringBuilder line, string? value)
    {
        var isFormula = value is { Length: > 0 } && BeginFormulas.Contains(value[0]);
        if (value is not null && (isFormula || value.AsSpan().ContainsAny(NeedQuotes)))
        {
            line.Append(isFormula ? "\"'" : "\"").Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(value);
        }

        line.Append(',');
    }
}
