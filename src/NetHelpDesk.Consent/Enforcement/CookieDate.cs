using System.Buffers;
using System.Globalization;

namespace NetHelpDesk.Consent;

/// <summary>
/// Reads the date of an <c>Expires</c> attribute as browsers do (RFC 6265bis 5.1.1): any order, any weekday, two or
/// four digits for the year.
/// </summary>
internal static class CookieDate
{
    private static readonly SearchValues<char> Delimiters = SearchValues.Create(
        "\t !\"#$%&'()*+,-./;<=>?@[\\]^_`{|}~");

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        (int Hour, int Minute, int Second)? time = null;
        int? day = null, month = null, year = null;
        while (!text.IsEmpty)
        {
            var token = NextToken(ref text);
            if (token.IsEmpty)
            {
                continue;
            }

            if (time is null && TryReadTime(token, out var readTime))
            {
                time = readTime;
            }
            else if (day is null && TryReadNumber(token, 1, 2, out var readDay))
            {
                day = readDay;
            }
            else if (month is null && TryReadMonth(token, out var readMonth))
            {
                month = readMonth;
            }
            else if (year is null && TryReadNumber(token, 2, 4, out var readYear))
            {
                year = readYear;
            }
        }

        if (time is not { } t || day is not { } d || month is not { } m || year is not { } y)
        {
            return null;
        }

        y += y switch { >= 70 and <= 99 => 1900, >= 0 and <= 69 => 2000, _ => 0 };
        var valid = y >= 1601 && d >= 1 && d <= DateTime.DaysInMonth(y, m) && t is { Hour: <= 23, Minute: <= 59, Second: <= 59 };
        return valid ? new DateTimeOffset(y, m, d, t.Hour, t.Minute, t.Second, TimeSpan.Zero) : null;
    }

    private static ReadOnlySpan<char> NextToken(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(Delimiters);
        var token = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return token;
    }

    private static bool TryReadTime(ReadOnlySpan<char> token, out (int Hour, int Minute, int Second) time)
    {
        time = default;
        var first = token.IndexOf(':');
        if (first < 0)
        {
            return false;
        }

        var second = token[(first + 1)..].IndexOf(':');
        if (second < 0)
        {
            return false;
        }

        second += first + 1;
        if (!TryReadWhole(token[..first], out var hour)
            || !TryReadWhole(token[(first + 1)..second], out var minute)
            || !TryReadNumber(token[(second + 1)..], 1, 2, out var seconds))
        {
            return false;
        }

        time = (hour, minute, seconds);
        return true;
    }

    private static bool TryReadMonth(ReadOnlySpan<char> token, out int month)
    {
        month = 0;
        if (token.Length < 3)
        {
            return false;
        }

        for (var i = 0; i < Months.Length; i += 3)
        {
            if (token[..3].Equals(Months.AsSpan(i, 3), StringComparison.OrdinalIgnoreCase))
            {
                month = (i / 3) + 1;
                return true;
            }
        }

        return false;
    }

    private static bool TryReadWhole(ReadOnlySpan<char> token, out int number)
    {
        number = 0;
        return token.Length <= 2 && TryReadNumber(token, 1, 2, out number);
    }

    /// <summary>Between <paramref name="min"/> and <paramref name="max"/> digits, then nothing or a non-digit.</summary>
    private static bool TryReadNumber(ReadOnlySpan<char> token, int min, int max, out int number)
    {
        number = 0;
        var digits = token.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? token.Length : digits;
        return digits >= min && digits <= max
            && int.TryParse(token[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
