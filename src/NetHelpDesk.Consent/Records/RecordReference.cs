using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace NetHelpDesk.Consent;

/// <summary>
/// What the consent cookie says of records: the visitor's random id and the record of the last decision, as
/// <c>id=subject.record</c>.
/// </summary>
internal sealed record RecordReference(string Subject, Guid Record)
{
    private const int SubjectBytes = 16;
    private const int SubjectLength = 22;

    private static readonly SearchValues<char> SubjectCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>As hard to guess as a session's id: whoever has it can read and blank the visitor's records.</summary>
    public static string NewSubject()
    {
        string subject;
        do
        {
            subject = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SubjectBytes));
        }
        while (subject[0] == '-');

        // One that starts with a hyphen is a formula to the spreadsheet in which records are exported.
        return subject;
    }

    public static RecordReference? Parse(ReadOnlySpan<char> text) =>
        text.Length > SubjectLength + 1
        && text[SubjectLength] == '.'
        && IsSubject(text[..SubjectLength])
        && Guid.TryParseExact(text[(SubjectLength + 1)..], "N", out var record)
            ? new RecordReference(text[..SubjectLength].ToString(), record)
            : null;

    public static bool IsSubject(ReadOnlySpan<char> text) =>
        text.Length == SubjectLength && !text.ContainsAnyExcept(SubjectCharacters);

    public override string ToString() => $"{Subject}.{Record:N}";
}
