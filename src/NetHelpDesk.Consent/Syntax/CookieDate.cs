using System.Buffers;
using System.Globalization;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>
/// Reads the date of an <c>Expires</c> attribute as Chromium does, which differs from RFC 6265bis 5.1.1: a number has
/// nothing behind its digits, a part of the time may have many, a year up to five, and none is too early.
/// </summary>
internal static class CookieDate
{
    private static readonly SearchValues<char> Delimiters = SearchValues.Create(
        "\t !\"#$%&'()*+,-./;<=>?@[\\]^_`{|}~");

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <summary>Where the calendar begins again, years beyond those that .NET knows included.</summary>
    private const int GregorianCycle = 400;

    /// <returns>Nothing where it is no date; the last date that there is for later ones.</returns>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        TimeSpan? time = null;
        int? day = null, month = null, year = null;
        while (!text.IsEmpty)
        {
            var token = NextToken(ref text);
            if (token.IsEmpty)
            {
                continue;
            }

            if (!char.IsAsciiDigit(token[0]))
            {
                month ??= ReadMonth(token);
            }
            else if (token.Contains(':'))
            {
                time ??= ReadTime(token);
            }
            else if (day is null && token.Length <= 2)
            {
                day = ReadNumber(token);
            }
            else if (year is null && token.Length <= 5)
            {
                year = ReadNumber(token);
            }
        }

        return time is { } t && day is { } d && month is { } m && year is { } y ? Compose(y, m, d, t) : null;
    }

    private static DateTimeOffset? Compose(int year, int month, int day, TimeSpan time)
    {
        year += year switch { >= 70 and <= 99 => 1900, <= 69 => 2000, _ => 0 };
        var knownYear = year > DateTime.MaxValue.Year ? GregorianCycle + (year % GregorianCycle) : year;
        if (time < TimeSpan.Zero || day < 1 || day > DateTime.DaysInMonth(knownYear, month))
        {
            return null;
        }

        return knownYear == year ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) + time : DateTimeOffset.MaxValue;
    }

    private static ReadOnlySpan<char> NextToken(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(Delimiters);
        var token = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return token;
    }

    /// <summary>The first time counts, also one that no day has, for which this is a negative one.</summary>
    private static TimeSpan? ReadTime(ReadOnlySpan<char> token)
    {
        Span<Range> parts = stackalloc Range[4];
        if (token.Split(parts, ':') != 3
            || ReadNumber(token[parts[0]]) is not { } hour
            || ReadNumber(token[parts[1]]) is not { } minute
            || ReadNumber(token[parts[2]]) is not { } second)
        {
            return null;
        }

        return hour <= 23 && minute <= 59 && second <= 59 ? new TimeSpan(hour, minute, second) : TimeSpan.MinValue;
    }

    private static int? ReadMonth(ReadOnlySpan<char> token)
    {
        for (var i = 0; i < Months.Length; i += 3)
        {
            if (token.StartsWith(Months.AsSpan(i, 3), StringComparison.OrdinalIgnoreCase))
            {
                return (i / 3) + 1;
            }
        }

        return null;
    }

    private static int? ReadNumber(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
