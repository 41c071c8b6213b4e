using System.Buffers;
using System.Globalization;

namespace NetHelpDesk.Consent.Words;

/// <summary>A lifetime as it is written in configuration: "session", or a number and a unit.</summary>
internal readonly record struct CookieLifetime(int Count, LifetimeUnit Unit)
{
    public const string Format =
        "a number and a unit (seconds, minutes, hours, days, weeks, months, years), such as \"14 days\"";

    // Enum.TryParse also reads numbers and lists (`day,hour`).
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static readonly CookieLifetime Session = new(0, LifetimeUnit.Session);

    public bool IsSession => Unit == LifetimeUnit.Session;

    /// <summary>A month counts as 30 days and a year as 365, so that a limit does not depend on the calendar.</summary>
    public TimeSpan Duration => Unit switch
    {
        LifetimeUnit.Second => TimeSpan.FromSeconds(Count),
        LifetimeUnit.Minute => TimeSpan.FromMinutes(Count),
        LifetimeUnit.Hour => TimeSpan.FromHours(Count),
        LifetimeUnit.Day => TimeSpan.FromDays(Count),
        LifetimeUnit.Week => TimeSpan.FromDays(7 * Count),
        LifetimeUnit.Month => TimeSpan.FromDays(30 * Count),
        LifetimeUnit.Year => TimeSpan.FromDays(365 * Count),
        _ => TimeSpan.Zero,
    };

    public static bool TryParse(string? text, out CookieLifetime lifetime)
    {
        lifetime = Session;
        var span = text.AsSpan().Trim();
        if (span.Equals("session", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var digits = span.IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0
            || !int.TryParse(span[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > 100_000)
        {
            return false;
        }

        var unit = span[digits..].Trim();
        if (unit.Length > 1 && unit[^1] is 's' or 'S')
        {
            unit = unit[..^1];
        }

        if (unit.ContainsAnyExcept(Letters)
            || !Enum.TryParse<LifetimeUnit>(unit, ignoreCase: true, out var parsed)
            || parsed == LifetimeUnit.Session)
        {
            return false;
        }

        lifetime = new CookieLifetime(count, parsed);
        return true;
    }
}
