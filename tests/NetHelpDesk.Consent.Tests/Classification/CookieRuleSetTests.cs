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

    private static CookieRuleSet SetOf(IEnumerable<string> patterns) =>
        new(patterns.Select(pattern => new CookieRule { Pattern = new CookiePattern(pattern), Category = Any, IsExempt = false }));
}
