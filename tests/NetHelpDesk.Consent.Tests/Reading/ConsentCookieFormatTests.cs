using CsCheck;
using static NetHelpDesk.Consent.Tests.VisitorRequest;

namespace NetHelpDesk.Consent.Tests;

public class ConsentCookieFormatTests
{
    private static readonly ConsentRules Rules = TestRules.Of(options =>
    {
        options.PolicyVersion = "2026-11";
        options.Categories["Chat"] = new() { Description = "d", Mode = ConsentMode.OptOut };
        options.Categories["Tracking"] = new() { Mode = ConsentMode.Notice };
    });

    private static readonly Gen<Decision> Decisions = Gen.Select(
        Gen.Int[0, 100 * 86400], Gen.ULong[0, 31], Gen.ULong[0, 31], Gen.Bool,
        (age, granted, refused, signal) => new Decision(
            Now.AddSeconds(-age),
            new CategoryMask(granted & ~refused) & Rules.Categories.NeedConsent,
            new CategoryMask(refused) & Rules.Categories.NeedConsent,
            signal));

    [Fact]
    public void A_decision_is_written_as_documented()
    {
        var decision = new Decision(
            new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(2)),
            MaskOf("Session", "Chat"),
            MaskOf("Tracking"),
            SignalPresent: true);

        ConsentCookieFormat.Format(decision, Rules).Should().Be(
            "v=1&policy=2026-11&at=2026-11-23T10:00:00Z&gpc=1&optout=chat&notice=tracking&session=yes&tracking=no&chat=yes");
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Decisions.Sample(decision => ConsentCookieFormat.Parse(ConsentCookieFormat.Format(decision, Rules), Rules, Now) == decision);

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("true")]
    [InlineData("v=2&policy=1&at=2026-11-23T10:00:00Z&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&tracking=yes&v=no")]
    [InlineData("v=1&policy=1&v=1&at=2026-11-23T10:00:00Z&tracking=yes")]
    [InlineData("v=1")]
    [InlineData("v=1&")]
    [InlineData("V=1&policy=1&at=2026-11-23T10:00:00Z&tracking=yes")]
    [InlineData("policy=1&v=1&at=2026-11-23T10:00:00Z&tracking=yes")]
    [InlineData("v=1&at=2026-11-23T10:00:00Z&tracking=yes")]
    [InlineData("v=1&policy=1&tracking=yes")]
    [InlineData("v=1&policy=&at=2026-11-23T10:00:00Z&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00+00:00&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&tracking=true")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&tracking=Yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&Tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&tracking=no&TRACKING=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&tracking=yes&other stuff=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&optout=Tracking&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&optout=x+y&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&tracking=yes&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&tracking=yes&")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&=yes&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&gpc=0&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&id=&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&optout=&tracking=yes")]
    [InlineData("v=1&policy=1&at=2026-11-23T10:00:00Z&optout=chat..session&tracking=yes")]
    [InlineData("\"v=1&policy=1&at=2026-11-23T10:00:00Z&tracking=yes\"")]
    [InlineData("v%3D1%26policy%3D1%26at%3D2026-11-23T10%3A00%3A00Z%26tracking%3Dyes")]
    public void Whatever_deviates_is_no_decision(string value) =>
        ConsentCookieFormat.Parse(value, TestRules.Of(), Now).Should().BeNull();

    [Fact]
    public void A_value_that_is_too_long_is_no_decision() =>
        ConsentCookieFormat.Parse(Value("tracking=yes&id=" + new string('a', 3000)), TestRules.Of(), Now).Should().BeNull();

    [Fact]
    public void The_id_of_a_record_is_no_category() =>
        ConsentCookieFormat.Parse(Value("tracking=yes&id=abc"), TestRules.Of(), Now).Should().NotBeNull();

    [Fact]
    public void No_input_throws_or_grants_without_a_time() =>
        Gen.OneOf(Gen.String, Pieces.Joined(9, "v=1", "&", "=", "policy=2026-11", "at=2026-11-23T10:00:00", "session=", "yes", "Session", "optout=.")).Sample(text =>
            ConsentCookieFormat.Parse(text, Rules, Now) is null
            && ConsentCookieFormat.Parse("v=1&policy=2026-11&" + text, Rules, Now) is null);

    [Fact]
    public void A_mutation_never_grants_what_was_not_granted() =>
        Gen.Select(Decisions, Gen.Int[0, 200], Gen.Int[0, 2], Gen.Char["abcegiknorstvyYNES=&.1 \0é"]).Sample((decision, at, kind, c) =>
        {
            var text = ConsentCookieFormat.Format(decision, Rules);
            at %= text.Length;
            var mutated = kind switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, c.ToString()),
                _ => text.Remove(at, 1).Insert(at, c.ToString()),
            };
            var parsed = ConsentCookieFormat.Parse(mutated, Rules, Now);
            return parsed is null || decision.Granted.ContainsAll(parsed.Granted);
        });

    private static CategoryMask MaskOf(params string[] names) =>
        names.Aggregate(default(CategoryMask), (mask, name) => mask | CategoryMask.Of(Rules.Categories.Get(name)));
}
