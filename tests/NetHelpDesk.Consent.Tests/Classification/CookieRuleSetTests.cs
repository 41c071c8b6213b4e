using CsCheck;

namespace NetHelpDesk.Consent.Tests;

public class CookieRuleSetTests
{
    private static readonly Category Any = TestRules.Of().Categories.All[2];

    private static readonly string[] Patterns =
        ["*", "_ga", "_ga*", "_ga_*", "_ga_#", "_ga_*_x", "*_x", "#", "a*b", "a#b", "Auth", "Auth*"];

    [Theory]
    [InlineData("_ga", "_ga")]
    [InlineData("_gat", "_ga*")]
    [InlineData("_ga_abc", "_ga_*")]
    [InlineData("_ga_12", "_ga_#")]
    [InlineData("_ga_1_x", "_ga_*_x")]
    [InlineData("q_x", "*_x")]
    [InlineData("77", "#")]
    [InlineData("a1b", "a#b")]
    [InlineData("a1cb", "a*b")]
    [InlineData("_GA", "*")]
    [InlineData("Auth", "Auth")]
    [InlineData("AuthC1", "Auth")]
    [InlineData("AuthC12", "Auth")]
    [InlineData("AuthC01", "Auth*")]
    [InlineData("Authx", "Auth*")]
    [InlineData("", "*")]
    public void The_most_specific_wins_whatever_the_order(string name, string winner) =>
        Gen.Shuffle(Patterns).Sample(
            order => SetOf(order).Find(name)!.Pattern.Text == winner,
            iter: 50);

    [Fact]
    public void What_is_found_is_what_a_comparison_with_every_pattern_finds()
    {
        var patterns = Gen.String[Gen.Char["ab1_é*#"], 1, 5].HashSet[0, 12];

        Gen.Select(patterns, Gen.String[Gen.Char["ab1_é"], 0, 8]).Sample((texts, name) =>
            SetOf(texts).Find(name)?.Pattern.Text == MostSpecificOf(texts, name));
    }

    [Fact]
    public void Without_case_is_found_what_is_found_in_upper_case()
    {
        var patterns = Gen.String[Gen.Char["AB1_*#É"], 1, 5].HashSet[0, 12];

        Gen.Select(patterns, Gen.String[Gen.Char["abAB1_é"], 0, 8]).Sample((texts, name) =>
            SetOf(texts, ignoreCase: true).Find(name)?.Pattern.Text == SetOf(texts).Find(name.ToUpperInvariant())?.Pattern.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Finding_leaves_no_garbage_however_many_are_declared(bool ignoreCase)
    {
        var set = SetOf(Enumerable.Range(0, 20_000).SelectMany(i => new[] { $"shop{i}", $"app{i}_*", $"*_visit{i}" }), ignoreCase);
        string[] names = ["shop7", "app7_x", "x_visit7", "unheard_of", "AuthC1", new('a', 4096)];
        FindAll(set, names);

        var before = GC.GetAllocatedBytesForCurrentThread();
        FindAll(set, names);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void A_chunk_named_itself_does_not_follow_its_parent() =>
        SetOf(["Auth", "AuthC1"]).Find("AuthC1")!.Pattern.Text.Should().Be("AuthC1");

    [Fact]
    public void A_chunk_follows_a_parent_that_only_a_pattern_matches() =>
        SetOf(["Auth#"]).Find("Auth7C2")!.Pattern.Text.Should().Be("Auth#");

    [Theory]
    [InlineData("C1")]
    [InlineData("AuthC")]
    [InlineData("AuthC0")]
    [InlineData("Authc1")]
    [InlineData("auth")]
    [InlineData("AuthC1x")]
    public void What_only_looks_like_a_chunk_follows_nothing(string name) =>
        SetOf(["Auth"]).Find(name).Should().BeNull();

    private static string? MostSpecificOf(IEnumerable<string> texts, string name)
    {
        var matching = texts.Select(text => new CookiePattern(text)).Where(pattern => pattern.IsMatch(name)).ToList();
        return (matching.Find(pattern => pattern.IsExact) ?? matching.Order().FirstOrDefault())?.Text;
    }

    private static void FindAll(CookieRuleSet set, string[] names)
    {
        foreach (var name in names)
        {
            set.Find(name);
        }
    }

    private static CookieRuleSet SetOf(IEnumerable<string> patterns, bool ignoreCase = false) => new(
        patterns.Select(pattern => new CookieRule
        {
            Pattern = new CookiePattern(ignoreCase ? pattern.ToUpperInvariant() : pattern, ignoreCase),
            Category = Any,
            IsExempt = false,
        }),
        ignoreCase);
}
