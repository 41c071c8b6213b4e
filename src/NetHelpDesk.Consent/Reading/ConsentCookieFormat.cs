using System.Text;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Reading;

/// <summary>
/// The consent cookie's value: one line that a person can read, JavaScript takes apart with <c>URLSearchParams</c>,
/// and a CDN rule matches (<c>&amp;tracking=yes</c>):
/// <c>v=1&amp;policy=2026-11&amp;at=2026-11-23T10:00:00Z&amp;session=yes&amp;tracking=no</c>.
/// </summary>
/// <remarks>
/// <c>v</c> is the format's version and comes first. <c>gpc=1</c> stands where Global Privacy Control was present at
/// the decision, <c>optout</c> and <c>notice</c> list, joined by dots, the categories that were in that mode, and
/// <c>id</c> leads to the records of a visitor who granted something (<see cref="RecordReference"/>),
/// <c>sig</c> says that this site wrote it (<see cref="DecisionSignature"/>), and <c>unrecorded</c> lists, joined by dots, what was taken back, or is <c>-</c>, where the record of that was still to
/// come. Every other key is a category in lower case. Whatever deviates from this is no decision at all.
/// </remarks>
internal static class ConsentCookieFormat
{
    public static readonly IReadOnlyList<string> ReservedKeys = ["v", "policy", "at", "gpc", "id", DecisionSignature.Key, "unrecorded", "optout", "notice"];

    private const string Version = "v=1&";

    /// <summary>Of what is read; <c>ConsentCookieSize</c> sees to it that no more is written.</summary>
    public const int MaxLength = 3000;

    public static string Format(Decision decision, ConsentRules rules)
    {
        var text = new StringBuilder(128)
            .Append(Version)
            .Append("policy=").Append(rules.PolicyVersion)
            .Append("&at=").Append(DecisionTime.Format(decision.At));
        if (decision.SignalPresent)
        {
            text.Append("&gpc=1");
        }

        var signAt = text.Length;
        if (decision.Reference is { } reference && rules.Records is not null)
        {
            text.Append("&id=").Append(reference);
            signAt = text.Length;
            AppendUnrecorded(text, decision, rules);
        }

        AppendMode(text, "optout", ConsentMode.OptOut, decision, rules);
        AppendMode(text, "notice", ConsentMode.Notice, decision, rules);
        foreach (var category in rules.Categories.All)
        {
            if (decision.Granted.Contains(category))
            {
                text.Append('&').Append(category.Key).Append("=yes");
            }
            else if (decision.Refused.Contains(category))
            {
                text.Append('&').Append(category.Key).Append("=no");
            }
        }

        // Only what this site wrote or proved: signing an id that came in a cookie would make it one's own.
        return decision is { IsProven: true, Reference: not null } && rules.Records is { } records
            ? text.Insert(signAt, $"&{DecisionSignature.Key}={DecisionSignature.Of(text.ToString(), records.Keys.Current)}").ToString()
            : text.ToString();
    }

    /// <summary>
    /// Reads a decision, or nothing where the text is no decision that counts here: malformed, of another format
    /// version, from the future or lapsed.
    /// </summary>
    /// <param name="text">The cookie's value.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="now">The time.</param>
    /// <param name="found">What the store has of it, where it was asked.</param>
    public static Decision? Parse(ReadOnlySpan<char> text, ConsentRules rules, DateTimeOffset now, FoundGrant? found = null) =>
        rules.Records is null ? Read(text, rules, now) : Read(text, rules, now)?.Prove(found);

    /// <summary>
    /// Whether it claims a grant of which only the store can tell: one without a signature, as before there were any, or
    /// signed with a key that is not known here. Reads no more than it must, since it is asked in every request.
    /// </summary>
    public static bool NeedsLookup(ReadOnlySpan<char> text, RecordRules records)
    {
        var at = text.IndexOf($"&{DecisionSignature.Key}=", StringComparison.Ordinal);
        var signature = at < 0 ? [] : text[(at + DecisionSignature.Key.Length + 2)..];
        var isOurs = signature.Length >= SigningKey.IdLength && records.Keys.Find(signature[..SigningKey.IdLength]) is not null;
        return !isOurs && text.Contains("=yes", StringComparison.Ordinal) && text.Contains("&id=", StringComparison.Ordinal);
    }

    /// <summary>The decision as it is written, proven only if it is signed.</summary>
    public static Decision? Read(ReadOnlySpan<char> text, ConsentRules rules, DateTimeOffset now)
    {
        if (text.Length > MaxLength || !text.StartsWith(Version, StringComparison.Ordinal))
        {
            return null;
        }

        var parser = new ConsentCookieParser(rules);
        var rest = text[Version.Length..];
        while (true)
        {
            var ampersand = rest.IndexOf('&');
            var pair = ampersand < 0 ? rest : rest[..ampersand];
            var equals = pair.IndexOf('=');
            if (equals <= 0 || !parser.TryRead(pair[..equals], pair[(equals + 1)..]))
            {
                return null;
            }

            if (ampersand < 0)
            {
                return parser.Finish(text, now);
            }

            rest = rest[(ampersand + 1)..];
        }
    }

    /// <summary>What of the value is the same for visitors in the same state: without the time and the record.</summary>
    public static string Common(string value) => string.Join('&', value.Split('&').Where(pair => !IsOwn(pair)));

    private static bool IsOwn(string pair) => pair.Split('=')[0] is "at" or "id" or DecisionSignature.Key or "unrecorded";

    private static void AppendUnrecorded(StringBuilder text, Decision decision, ConsentRules rules)
    {
        if (decision.Unrecorded is { } takenBack)
        {
            var names = rules.Categories.All.Where(takenBack.Contains).Select(category => category.Key);
            text.Append("&unrecorded=").Append(takenBack.IsEmpty ? "-" : string.Join('.', names));
        }
    }

    private static void AppendMode(StringBuilder text, string key, ConsentMode mode, Decision decision, ConsentRules rules)
    {
        var separator = $"&{key}=";
        foreach (var category in rules.Categories.All)
        {
            if (category.Mode == mode && (decision.Granted | decision.Refused).Contains(category))
            {
                text.Append(separator).Append(category.Key);
                separator = ".";
            }
        }
    }
}
