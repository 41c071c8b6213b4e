using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace NetHelpDesk.Consent.Records;

/// <summary>
/// What the consent cookie says of records: the visitor's id and the record of the last decision, as
/// <c>id=subject.record</c>.
/// </summary>
internal sealed record RecordReference(string Subject, Guid Record)
{
    private const int SubjectBytes = 16;
    private const int TimeBytes = 6;
    private const int SubjectLength = 22;

    private static readonly SearchValues<char> SubjectCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>
    /// As hard to guess as a session's id: whoever has it can read and blank the visitor's records. Like a UUID of
    /// version 7 (RFC 9562) it begins with the time, so that new ones lie side by side in the database's index: a batch
    /// then makes a few pages of it durable instead of one for each visitor. Nor does it begin with a hyphen, which would
    /// make it a formula to the spreadsheet in which records are exported.
    /// </summary>
    public static string NewSubject(DateTimeOffset now)
    {
        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(time, now.ToUnixTimeMilliseconds());
        Span<byte> subject = stackalloc byte[SubjectBytes];
        time[^TimeBytes..].CopyTo(subject);
        RandomNumberGenerator.Fill(subject[TimeBytes..]);
        return Base64Url.EncodeToString(subject);
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
