using System.Globalization;

namespace NetHelpDesk.Consent.Tests;

public class VaryKeyTests
{
    private static readonly ConsentRules Rules = TestRules.Of();

    [Fact]
    public void Visitors_in_the_same_state_have_the_same_key_whenever_they_decided()
    {
        var one = State(["tracking"], ["session", "advertising"], at: ConsentHost.Now);
        var other = State(["tracking"], ["session", "advertising"], at: ConsentHost.Now.AddDays(-9));

        Key(one).Should().Be(Key(other));
    }

    [Fact]
    public void Whatever_a_page_can_show_of_a_state_makes_another_key()
    {
        var optOut = TestRules.Of(options => options.Mode = ConsentMode.OptOut);
        ConsentState[] states =
        [
            State([], []),
            State([], [], signal: true),
            State([], ["advertising"], signal: true),
            State(["tracking"], []),
            State([], ["tracking"]),
            State(["tracking"], ["session", "advertising"]),
            State(["session"], ["tracking", "advertising"]),
            State(["session", "tracking", "advertising"], []),
            State(["session", "tracking", "advertising"], [], signal: true),
            State([], ["session", "tracking", "advertising"]),
            new(optOut, null, signal: false),
            new(TestRules.Of(options => options.PolicyVersion = "2"), null, signal: false),
            new(InRegion(ConsentMode.OptOut), null, signal: false),
            new(InRegion(ConsentMode.Notice), null, signal: false),
        ];

        states.Select(Key).Should().OnlyHaveUniqueItems();
        Key(ConsentState.Unreadable(optOut)).Should().NotBe(Key(new ConsentState(optOut, null, signal: false)));
    }

    [Fact]
    public void Another_language_makes_another_key()
    {
        var state = State([], []);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo("de");
            var german = Key(state);
            CultureInfo.CurrentUICulture = new CultureInfo("de-AT");
            var austrian = Key(state);

            austrian.Should().NotBe(german);
            VaryKey.IsOf(german, state).Should().BeTrue();
            VaryKey.IsOf(austrian, state).Should().BeTrue();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_key_of_another_state_or_of_none_is_told_apart()
    {
        VaryKey.IsOf("", State([], [])).Should().BeFalse();
        VaryKey.IsOf(Key(State(["tracking"], [])), State([], ["tracking"])).Should().BeFalse();
    }

    [Fact]
    public void Another_language_of_the_banner_makes_another_key() =>
        VaryKey.Of(State([], []), LanguageSet.Find("de")!, isFramed: false).Should().NotBe(Key(State([], [])));

    [Fact]
    public void A_page_in_a_frame_of_another_origin_has_another_key() =>
        VaryKey.Of(State([], []), Rules.Languages.Default, isFramed: true).Should().NotBe(Key(State([], [])));

    /// <summary>Banners tell a notice from another opt-out.</summary>
    private static ConsentRules InRegion(ConsentMode mode) =>
        new(new ConsentOptions { Regions = { [$"{mode}"] = new() { Mode = mode } } }, region: $"{mode}");

    private static string Key(ConsentState state) => VaryKey.Of(state, Rules.Languages.Default, isFramed: false);

    private static ConsentState State(string[] granted, string[] refused, bool signal = false, DateTimeOffset? at = null) =>
        new(Rules, granted.Length + refused.Length == 0 ? null : new Decision(at ?? ConsentHost.Now, Mask(granted), Mask(refused), false), signal);

    private static CategoryMask Mask(string[] names) =>
        names.Aggregate(default(CategoryMask), (mask, name) => mask | CategoryMask.Of(Rules.Categories.Get(name)));
}
