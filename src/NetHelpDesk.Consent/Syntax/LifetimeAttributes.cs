using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>
/// What a <c>Set-Cookie</c> header says of the cookie's lifetime. Readers of cookies disagree in much, so that what is
/// permitted hangs on two things that they all see alike: whether an attribute stands there at all, and what it says in
/// the form that frameworks and browsers write. Everything else is read as Chromium does, for reports, and to make no
/// life longer than it was. The guard of script-set cookies goes by the same rules (<c>lifetime.js</c>).
/// </summary>
internal readonly ref partial struct LifetimeAttributes
{
    private const int MaxValue = 1024; // octets; browsers ignore a longer one (RFC 6265bis 5.6)

    /// <summary>Browsers compare <c>Expires</c> with the <c>Date</c> of the response, which a server writes once a second.</summary>
    private static readonly TimeSpan DateLag = TimeSpan.FromSeconds(1);

    // The last of each counts for Chromium, valid or not.
    private readonly ReadOnlySpan<char> _maxAge;
    private readonly ReadOnlySpan<char> _expires;
    private readonly Standing _standing;

    /// <param name="attributes">All attributes of a header: what comes after its first semicolon.</param>
    public LifetimeAttributes(ReadOnlySpan<char> attributes)
    {
        while (!attributes.IsEmpty)
        {
            var attribute = SetCookieLine.NextAttribute(ref attributes);
            var kind = KindOf(attribute, out var value);
            if (kind == Standing.None)
            {
                continue;
            }

            var isTooLong = Encoding.UTF8.GetByteCount(value) > MaxValue;
            _standing |= isTooLong || _standing.HasFlag(kind) ? kind | Standing.Doubtful : kind;
            if (isTooLong)
            {
                continue;
            }

            if (kind == Standing.MaxAge)
            {
                _maxAge = value;
            }
            else
            {
                _expires = value;
            }
        }
    }

    [Flags]
    private enum Standing
    {
        None = 0,
        MaxAge = 1,
        Expires = 2,

        /// <summary>One stands twice, or is longer than browsers read.</summary>
        Doubtful = 4,
    }

    /// <summary>Either stands there, whatever it holds.</summary>
    public bool IsThere => _standing != Standing.None;

    /// <summary>What they say may hang on the time.</summary>
    public bool HangsOnTime => _standing.HasFlag(Standing.Expires);

    /// <summary>Whether it is <c>Max-Age</c> or <c>Expires</c>.</summary>
    public static bool IsOne(ReadOnlySpan<char> attribute) => KindOf(attribute, out _) != Standing.None;

    /// <summary>
    /// Whether the header deletes beyond doubt: one of them or each of both says so, in the form that everybody writes
    /// and reads.
    /// </summary>
    public bool IsDeletion(DateTimeOffset now) => IsThere && EachEndsWithin(TimeSpan.Zero, -DateLag, now);

    /// <summary>Whether the cookie beyond doubt lives no longer than this.</summary>
    public bool IsWithin(TimeSpan limit, DateTimeOffset now) => EachEndsWithin(limit, limit, now);

    /// <summary>
    /// How long Chromium keeps the cookie: nothing for a session cookie, zero or less for a deletion. <c>Max-Age</c> beats
    /// <c>Expires</c> where it is valid.
    /// </summary>
    public TimeSpan? Read(DateTimeOffset now) => ReadMaxAge(_maxAge) ?? (CookieDate.Parse(_expires) - now);

    private bool EachEndsWithin(TimeSpan maxAge, TimeSpan expires, DateTimeOffset now) =>
        !_standing.HasFlag(Standing.Doubtful)
        && (!_standing.HasFlag(Standing.MaxAge) || (PlainAge().IsMatch(_maxAge) && ReadMaxAge(_maxAge) <= maxAge))
        && (!_standing.HasFlag(Standing.Expires) || (PlainDate().IsMatch(_expires) && CookieDate.Parse(_expires) - now <= expires));

    private static Standing KindOf(ReadOnlySpan<char> attribute, out ReadOnlySpan<char> value)
    {
        var equals = attribute.IndexOf('=');
        var name = SetCookieLine.Trim(equals < 0 ? attribute : attribute[..equals]);
        value = [];
        if (name.Length != "expires".Length)
        {
            return Standing.None;
        }

        var kind = name.Equals("max-age", StringComparison.OrdinalIgnoreCase) ? Standing.MaxAge
            : name.Equals("expires", StringComparison.OrdinalIgnoreCase) ? Standing.Expires
            : Standing.None;
        value = equals < 0 ? [] : SetCookieLine.Trim(attribute[(equals + 1)..]);
        return kind;
    }

    /// <summary>A number too large for Chromium is the longest time, whatever stands behind it.</summary>
    private static TimeSpan? ReadMaxAge(ReadOnlySpan<char> text)
    {
        var digits = text is ['-' or '+', ..] ? text[1..] : text;
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        var number = end < 0 ? digits : digits[..end];
        if (number.IsEmpty)
        {
            return null;
        }

        var seconds = double.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
        if (end >= 0 && seconds < long.MaxValue)
        {
            return null;
        }

        return text[0] == '-' ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue));
    }

    [GeneratedRegex(@"^(?:0|-?[1-9][0-9]{0,9})\z")]
    private static partial Regex PlainAge();

    /// <summary>
    /// As in HTTP, in Netscape's first cookies, and in <c>toUTCString</c> of scripts. The year 1 is .NET's first, and two
    /// digits are long past for every reader from 70 on.
    /// </summary>
    [GeneratedRegex(
        "^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*, )?[0-9]{1,2}([ -])[a-z]{3}\\1(?:0001|1[7-9][0-9]{2}|[2-9][0-9]{3}|[7-9][0-9])"
        + " [0-9]{2}:[0-9]{2}:[0-9]{2} (?:GMT|UTC)\\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlainDate();
}
