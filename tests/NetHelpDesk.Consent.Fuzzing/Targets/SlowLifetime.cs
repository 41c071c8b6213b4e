using System.Globalization;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Fuzzing;

/// <summary>Reads a lifetime by the letter of what was seen of Chromium, slowly, with nothing of the library's own.</summary>
internal static class SlowLifetime
{
    private const string Weekday = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[A-Za-z]*, )?";
    private const string Month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The attributes that give a lifetime, in their order.</summary>
    public static (string Name, string Value)[] Of(string line) => [.. line.Split(';').Skip(1)
        .Select(piece => piece.Split('=', 2))
        .Select(parts => (parts[0].Trim(' ', '\t').ToUpperInvariant(), parts.Length == 2 ? parts[1].Trim(' ', '\t') : ""))
        .Where(attribute => attribute.Item1 is "MAX-AGE" or "EXPIRES")];

    /// <summary>Whether nobody can read it otherwise than as a deletion.</summary>
    public static bool IsDeletion(string line)
    {
        var attributes = Of(line);
        return attributes.Length > 0
            && attributes.Select(attribute => attribute.Name).Distinct().Count() == attributes.Length
            && attributes.All(attribute => attribute.Name == "MAX-AGE"
                ? Regex.IsMatch(attribute.Value, @"\A(0|-[1-9][0-9]*)\z")
                : Regex.IsMatch(attribute.Value, $@"\A{Weekday}[0-9]{{1,2}}( {Month} |-{Month}-)([0-9]{{4}}|[0-9]{{2}}) [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}} (GMT|UTC)\z", RegexOptions.IgnoreCase)
                    && Date(attribute.Value) < DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    /// <summary>The seconds for which Chromium keeps it; nothing for a session.</summary>
    public static double? Seconds(string line)
    {
        var last = Of(line).Where(attribute => System.Text.Encoding.UTF8.GetByteCount(attribute.Value) <= 1024)
            .GroupBy(attribute => attribute.Name).ToDictionary(group => group.Key, group => group.Last().Value);
        var age = last.TryGetValue("MAX-AGE", out var text) ? Regex.Match(text, @"\A([+-]?)([0-9]+)(.*)\z", RegexOptions.Singleline) : Match.Empty;
        if (age.Success && double.Parse(age.Groups[2].Value, CultureInfo.InvariantCulture) is var seconds && (age.Groups[3].Length == 0 || seconds >= long.MaxValue))
        {
            return age.Groups[1].Value == "-" ? 0 : seconds;
        }

        return last.TryGetValue("EXPIRES", out var date) ? Date(date) - DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0 : null;
    }

    /// <summary>In seconds of Unix time.</summary>
    private static double? Date(string text)
    {
        var tokens = Regex.Split(text, @"[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+").Where(token => token.Length > 0).ToList();
        var time = tokens.Find(token => Regex.IsMatch(token, @"\A[0-9]+:[0-9]+:[0-9]+\z") && token.Split(':').All(part => double.Parse(part, CultureInfo.InvariantCulture) <= int.MaxValue));
        var month = tokens.Select(token => Array.FindIndex(Months, name => !char.IsAsciiDigit(token[0]) && token.StartsWith(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(found => found >= 0, -1);
        var numbers = tokens.Where(token => Regex.IsMatch(token, @"\A[0-9]+\z")).ToList();
        var day = numbers.FindIndex(number => number.Length <= 2);
        var year = numbers.Where((number, index) => index != day && number.Length <= 5 && (number.Length > 2 || index > day)).FirstOrDefault();
        if (time is null || month < 0 || day < 0 || year is null)
        {
            return null;
        }

        var (y, d, t) = (int.Parse(year, CultureInfo.InvariantCulture), int.Parse(numbers[day], CultureInfo.InvariantCulture), time.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray());
        y += y < 70 ? 2000 : y < 100 ? 1900 : 0;

        // Days are counted from a March, so that leap days come last.
        var (era, m) = (month < 2 ? y - 1 : y, (month + 10) % 12);
        var isLeap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
        int[] length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        if (d < 1 || d > length[month] || t[0] > 23 || t[1] > 59 || t[2] > 59)
        {
            return null;
        }

        var days = (365L * era) + (era / 4) - (era / 100) + (era / 400) + (((153 * m) + 2) / 5) + d - 1 - 719468;
        return (days * 86400.0) + (t[0] * 3600) + (t[1] * 60) + t[2];
    }
}
