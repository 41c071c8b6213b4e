using Microsoft.Extensions.Primitives;
using static NetHelpDesk.Consent.Tests.VisitorRequest;

namespace NetHelpDesk.Consent.Tests;

public class ConsentReaderTests
{
    private static readonly ConsentRules Rules = TestRules.Of();

    private static readonly string All = Value("session=yes&tracking=yes&advertising=yes");

    [Fact]
    public void Without_a_cookie_nothing_is_granted_and_nothing_decided()
    {
        var state = With(Rules, null);

        state.Grants(Rules).Should().BeEmpty();
        state.IsGranted(Rules.Categories.Essential).Should().BeTrue();
        state.IsDecided.Should().BeFalse();
        state.Source.Should().Be(ConsentSource.None);
        state.StatusOf(Rules.Categories.Session).Should().Be(ConsentStatus.Undecided);
    }

    [Fact]
    public void Undecided_refused_and_granted_are_three_states()
    {
        var state = With(Rules, Value("session=yes&tracking=no"));

        state.StatusOf(Rules.Categories.Get("Session")).Should().Be(ConsentStatus.Granted);
        state.StatusOf(Rules.Categories.Get("Tracking")).Should().Be(ConsentStatus.Refused);
        state.StatusOf(Rules.Categories.Get("Advertising")).Should().Be(ConsentStatus.Undecided);
        state.Grants(Rules).Should().Be("session");
        state.IsDecided.Should().BeFalse();
        With(Rules, All).IsDecided.Should().BeTrue();
        With(Rules, All).IsAllGranted.Should().BeTrue();
    }

    [Theory]
    [InlineData("foo=bar, {0}")]
    [InlineData("foo=bar,{0}")]
    [InlineData("{0}, foo=bar")]
    [InlineData("foo=\"bar\" ,{0},x=y")]
    [InlineData("a=b; foo=bar, {0}; c=d")]
    public void Where_two_lines_may_have_been_joined_a_refusal_counts_and_nothing_is_granted(string header)
    {
        var optOut = TestRules.Of(options => options.Mode = ConsentMode.OptOut);
        var cookie = ".NetHelpDesk.Consent=" + Value("session=yes&tracking=no&advertising=yes");
        StringValues joined = string.Format(System.Globalization.CultureInfo.InvariantCulture, header, cookie);

        foreach (var rules in new[] { Rules, optOut })
        {
            var state = Sending(rules, joined, default);

            state.StatusOf(rules.Categories.Get("Tracking")).Should().Be(ConsentStatus.Refused);
            state.Grants(rules).Should().BeEmpty();
        }
    }

    [Fact]
    public void A_cookie_in_doubt_takes_away_from_one_that_is_certain_and_adds_nothing()
    {
        var certain = ".NetHelpDesk.Consent=" + Value("session=yes&tracking=yes");

        foreach (var (doubtful, granted) in new[]
        {
            (Value("session=yes&tracking=yes&advertising=yes"), "session tracking"),
            (Value("session=yes&tracking=no"), "session"),
            ("nonsense", ""),
        })
        {
            Sending(Rules, $"{certain}; foo=bar, .NetHelpDesk.Consent={doubtful}", default).Grants(Rules).Should().Be(granted);
            Sending(Rules, new StringValues([$"foo=bar, .NetHelpDesk.Consent={doubtful}", certain]), default).Grants(Rules).Should().Be(granted);
        }
    }

    [Fact]
    public void A_comma_in_a_quoted_value_joins_nothing()
    {
        var header = $"foo=\"bar, .NetHelpDesk.Consent={Value("tracking=no")}\"; .NetHelpDesk.Consent={All}";

        Sending(Rules, header, default).IsAllGranted.Should().BeTrue();
    }

    [Theory]
    [InlineData("2026-05-28T12:00:01Z", true)]
    [InlineData("2026-05-28T12:00:00Z", false)]
    [InlineData("2026-11-25T12:00:00Z", true)]
    [InlineData("2026-11-25T12:00:01Z", false)]
    [InlineData("9999-12-31T23:59:59Z", false)]
    [InlineData("0001-01-01T00:00:00Z", false)]
    public void A_decision_that_lapsed_or_is_from_the_future_counts_for_nothing(string at, bool counts) =>
        With(Rules, Value("tracking=yes", at: at)).Grants(Rules).Should().Be(counts ? "tracking" : "");

    [Fact]
    public void A_new_policy_version_asks_again_who_granted_and_a_refusal_stands()
    {
        var state = With(Rules, Value("session=yes&tracking=no&advertising=yes", version: "0"));

        state.Grants(Rules).Should().BeEmpty();
        state.IsDecided.Should().BeFalse();
        state.StatusOf(Rules.Categories.Get("Session")).Should().Be(ConsentStatus.Undecided);
        state.StatusOf(Rules.Categories.Get("Tracking")).Should().Be(ConsentStatus.Refused);
        With(Rules, Value("session=no&tracking=no&advertising=no", version: "0")).IsDecided.Should().BeTrue();
    }

    [Fact]
    public void A_new_category_asks_for_that_one_only()
    {
        var rules = TestRules.Of(options => options.Categories["Chat"] = new() { Description = "d" });

        var state = With(rules, All);

        state.IsDecided.Should().BeFalse();
        state.Grants(rules).Should().Be("session tracking advertising");
        state.StatusOf(rules.Categories.Get("Chat")).Should().Be(ConsentStatus.Undecided);
    }

    [Fact]
    public void A_category_that_no_longer_exists_spoils_nothing() =>
        With(Rules, Value("tracking=yes&chat=yes&optout2=no")).Grants(Rules).Should().Be("tracking");

    [Theory]
    [InlineData("; ")]
    [InlineData(";")]
    [InlineData("; other=1; ")]
    public void Of_two_cookies_that_disagree_only_what_both_grant_counts(string between)
    {
        var header = $".NetHelpDesk.Consent={All}{between}.NetHelpDesk.Consent={Value("session=yes&tracking=no&advertising=yes")}";

        var state = Sending(Rules, header, default);

        state.Grants(Rules).Should().Be("session advertising");
        state.StatusOf(Rules.Categories.Get("Tracking")).Should().Be(ConsentStatus.Refused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_two_cookies_one_mangled_the_other_grants_nothing_but_its_refusals_stand(bool mangledFirst)
    {
        string[] cookies = [".NetHelpDesk.Consent=garbage", $".NetHelpDesk.Consent={Value("session=yes&tracking=no&advertising=yes")}"];
        var state = Sending(Rules, new StringValues(mangledFirst ? cookies : [cookies[1], cookies[0]]), default);

        state.Grants(Rules).Should().BeEmpty();
        state.StatusOf(Rules.Categories.Get("Tracking")).Should().Be(ConsentStatus.Refused);
        state.StatusOf(Rules.Categories.Get("Session")).Should().Be(ConsentStatus.Undecided);
    }

    [Theory]
    [InlineData("x.NetHelpDesk.Consent=")]
    [InlineData(".nethelpdesk.consent=")]
    [InlineData("other=.NetHelpDesk.Consent=")]
    [InlineData("=.NetHelpDesk.Consent=")]
    public void A_cookie_of_another_name_is_not_read(string start) =>
        Sending(Rules, start + All, default).Grants(Rules).Should().BeEmpty();

    [Fact]
    public void The_privacy_signal_refuses_advertising_until_the_visitor_chose_with_it()
    {
        var before = With(Rules, All, signal: true);
        var since = With(Rules, Value("gpc=1&session=yes&tracking=yes&advertising=yes"), signal: true);
        var none = With(Rules, null, signal: true);

        before.Grants(Rules).Should().Be("session tracking");
        before.StatusOf(Rules.Categories.Get("Advertising")).Should().Be(ConsentStatus.Refused);
        since.Grants(Rules).Should().Be("session tracking advertising");
        none.Source.Should().Be(ConsentSource.GlobalPrivacyControl);
        none.StatusOf(Rules.Categories.Get("Tracking")).Should().Be(ConsentStatus.Undecided);
    }

    [Fact]
    public void The_privacy_signal_covers_every_category_with_a_third_party()
    {
        var rules = TestRules.Of(options =>
        {
            options.Mode = ConsentMode.OptOut;
            options.Cookies["t"] = new() { Category = "tracking", ThirdParty = true };
            options.Categories["Session"] = new() { AlwaysAsk = true };
            options.Categories["Advertising"] = new() { AlwaysAsk = true };
        });

        With(rules, null, signal: true).Grants(rules).Should().Be("session");
        With(rules, null).Grants(rules).Should().Be("session tracking advertising");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("true")]
    [InlineData("1,1")]
    [InlineData("")]
    public void Only_the_exact_signal_counts(string value) => Sending(Rules, default, value).Signal.Should().BeFalse();

    [Fact]
    public void The_signal_counts_for_nothing_where_it_is_not_honoured() =>
        With(TestRules.Of(options => options.GlobalPrivacyControl = false), All, signal: true).IsAllGranted.Should().BeTrue();

    [Theory]
    [InlineData("optout")]
    [InlineData("notice")]
    public void What_was_granted_under_a_looser_mode_does_not_count_under_opt_in(string mode)
    {
        var value = Value($"{mode}=tracking.session&session=no&tracking=yes&advertising=yes");

        With(Rules, value).Grants(Rules).Should().Be("advertising");
        With(Rules, value).StatusOf(Rules.Categories.Get("Session")).Should().Be(ConsentStatus.Refused);
        var loose = TestRules.Of(options => options.Categories["Tracking"] = new() { Mode = ConsentMode.OptOut });
        With(loose, value).StatusOf(loose.Categories.Get("Tracking")).Should().Be(ConsentStatus.Granted);
    }

    [Theory]
    [InlineData(ConsentMode.OptIn)]
    [InlineData(ConsentMode.OptOut)]
    [InlineData(ConsentMode.Notice)]
    public void A_choice_about_one_category_with_the_signal_leaves_the_others_to_the_signal(ConsentMode mode)
    {
        var rules = TestRules.Of(options => options.Mode = mode);

        var state = With(rules, Value("gpc=1&session=yes&tracking=yes"), signal: true);

        state.Grants(rules).Should().Be("session tracking");
        state.StatusOf(rules.Categories.Get("Advertising")).Should().Be(ConsentStatus.Refused);
    }

    [Fact]
    public void A_category_that_is_new_is_refused_by_the_signal_whatever_was_chosen_with_it()
    {
        var rules = TestRules.Of(options => options.Categories["Chat"] =
            new() { Description = "d", Mode = ConsentMode.OptOut, GlobalPrivacyControl = true });

        With(rules, Value("gpc=1&session=yes&tracking=yes&advertising=yes"), signal: true)
            .Grants(rules).Should().Be("session tracking advertising");
    }

    [Theory]
    [InlineData(false, true, "tracking advertising")]
    [InlineData(null, null, "session tracking")]
    [InlineData(null, false, "session tracking advertising")]
    public void Which_categories_the_signal_refuses_is_an_option(bool? advertising, bool? session, string granted)
    {
        var rules = TestRules.Of(options =>
        {
            options.Categories["Session"] = new() { GlobalPrivacyControl = session };
            options.Categories["Advertising"] = new() { GlobalPrivacyControl = session == false ? false : advertising };
        });

        With(rules, All, signal: true).Grants(rules).Should().Be(granted);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("v=2&policy=1&at=2026-11-23T10:00:00Z&session=no&tracking=no&advertising=no")]
    [InlineData("v=1&policy=1&at=2027-11-23T10:00:00Z&session=no")]
    public void No_mode_grants_anything_to_a_visitor_whose_decision_cannot_be_read(string value)
    {
        var rules = TestRules.Of(options => options.Mode = ConsentMode.OptOut);

        var state = With(rules, value);

        state.Grants(rules).Should().BeEmpty();
        state.IsDecided.Should().BeFalse();
        state.StatusOf(rules.Categories.Session).Should().Be(ConsentStatus.Undecided);
    }

    [Fact]
    public void A_refusal_under_a_looser_mode_stands_under_opt_in_and_a_grant_is_asked_for_again()
    {
        var state = With(Rules, Value("optout=session.tracking.advertising&session=no&tracking=yes&advertising=yes"));

        state.IsDecided.Should().BeFalse();
        state.Grants(Rules).Should().BeEmpty();
        state.StatusOf(Rules.Categories.Session).Should().Be(ConsentStatus.Refused);
        state.StatusOf(Rules.Categories.Get("Tracking")).Should().Be(ConsentStatus.Undecided);
    }
}
