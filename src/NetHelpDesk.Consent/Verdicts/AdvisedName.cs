using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>
/// The name by which to declare a cookie: a pattern in place of what looks random or made up for one machine or
/// visitor. A declaration by the exact name would hold on this machine, or for this visitor, alone.
/// </summary>
internal static partial class AdvisedName
{
    private const string Separators = "._-:~$!|@/+";
    private const string Wild = Separators + "*#";
    private const int LeastLiterals = 3;
    private const int LeastRandom = 8;

    public static string Of(string name)
    {
        // In a declaration a # stands for digits.
        name = name.Replace('#', '*');
        var pattern = Guid().Replace(name, "*");
        pattern = Hash().Replace(pattern, "*");
        pattern = Token().Replace(pattern, token => IsRandom(token.Value) ? "*" : token.Value);
        pattern = Digits().Replace(pattern, "#");
        pattern = Stars().Replace(pattern, "*");

        // A pattern must not stand for half of all cookies.
        return pattern.Count(character => !Wild.Contains(character, StringComparison.Ordinal)) >= LeastLiterals ? pattern : name;
    }

    /// <summary>Words, also with a number in them, are not; hexadecimal digits, and letters and digits in quick turns, are.</summary>
    private static bool IsRandom(string token)
    {
        if (token.Length < LeastRandom)
        {
            return false;
        }

        var (digitRuns, turns, isHex, hasLetter) = (0, 0, true, false);
        for (var i = 0; i < token.Length; i++)
        {
            var isDigit = char.IsAsciiDigit(token[i]);
            isHex &= char.IsAsciiHexDigit(token[i]);
            hasLetter |= !isDigit;
            digitRuns += isDigit && (i == 0 || !char.IsAsciiDigit(token[i - 1])) ? 1 : 0;
            turns += i > 0 && KindOf(token[i]) != KindOf(token[i - 1]) ? 1 : 0;
        }

        return hasLetter && digitRuns > 0 && (isHex || digitRuns > 1 || turns * 2 >= token.Length - 1);
    }

    private static int KindOf(char c) => char.IsAsciiDigit(c) ? 0 : char.IsUpper(c) ? 1 : 2;

    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}")]
    private static partial Regex Guid();

    /// <summary>Letters may stand before one without a separator, as in <c>SESS49960de5880e8c687434170f6476605b</c>.</summary>
    [GeneratedRegex("(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{16,}|(?=[0-9]*[A-F])(?=[A-F]*[0-9])[0-9A-F]{16,}")]
    private static partial Regex Hash();

    /// <summary>What stands between two separators (<see cref="Separators"/>).</summary>
    [GeneratedRegex(@"[^._\-:~$!|@/+*]+")]
    private static partial Regex Token();

    [GeneratedRegex("[0-9]{4,}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\*{2,}")]
    private static partial Regex Stars();
}
