using System.Text.RegularExpressions;
using CsCheck;

namespace NetHelpDesk.Consent.Tests;

public class CookiePatternTests
{
    [Theory]
    [InlineData("a*", "a", true)]
    [InlineData("a*", "abc", true)]
    [InlineData("a*", "ba", false)]
    [InlineData("a#", "a", false)]
    [InlineData("a#", "a1", true)]
    [InlineData("a#", "a123", true)]
    [InlineData("a#", "a1b", false)]
    [InlineData("a##", "a1", false)]
    [InlineData("a##", "a12", true)]
    [InlineData("#", "\u0661", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("_GA*", "_ga_1", false)]
    [InlineData("a*b*c", "axbyc", true)]
    [InlineData("a*b*c", "axbyd", false)]
    public void A_star_is_any_run_and_a_hash_is_digits(string pattern, string name, bool matches) =>
        new CookiePattern(pattern).IsMatch(name).Should().Be(matches);

    [Fact]
    public void A_pattern_agrees_with_the_equivalent_expression() =>
        Gen.Select(Gen.String[Gen.Char["aB_1*#*#."], 1, 10], Gen.String[Gen.Char["aB_12.\n"], 0, 12]).Sample((pattern, name) =>
            new CookiePattern(pattern).IsMatch(name) == ToRegex(pattern).IsMatch(name));

    [Fact]
    public void A_hostile_name_costs_no_more_than_its_length()
    {
        var pattern = new CookiePattern(string.Concat(Enumerable.Repeat("*a", 60)) + "b");

        pattern.IsMatch(new string('a', 4096)).Should().BeFalse();
    }

    private static Regex ToRegex(string pattern) => new(
        @"\A" + Regex.Escape(pattern).Replace(@"\*", "(?s:.*)", StringComparison.Ordinal).Replace(@"\#", "[0-9]+", StringComparison.Ordinal) + @"\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
