namespace NetHelpDesk.Consent.Tests;

public sealed class CookieDeciderTests
{
    private static readonly ConsentRules Rules = TestRules.Of();
    private static readonly DateTimeOffset Now = ConsentHost.Now;

    [Theory]
    [InlineData(UnknownCookies.Block, "all", false)]
    [InlineData(UnknownCookies.RequireAllConsent, "all", true)]
    [InlineData(UnknownCookies.RequireAllConsent, "tracking", false)]
    [InlineData(UnknownCookies.RequireAllConsent, "", false)]
    [InlineData(UnknownCookies.Allow, "", true)]
    public void An_unknown_cookie_passes_as_the_options_say(UnknownCookies unknownCookies, string granted, bool passes)
    {
        var permission = CookieDecider.Permission(Classification.Unknown, StateWith(granted), unknownCookies);

        CookieDecider.IsAllowed(permission).Should().Be(passes);
    }

    [Fact]
    public void A_refusal_and_indecision_are_told_apart()
    {
        var cookie = Classification.By(ClassificationSource.SiteRule, Rules.Categories.Get(CookieCategory.Tracking));
        var refused = new ConsentState(
            Rules, new Decision(DateTimeOffset.UnixEpoch, default, Rules.Categories.NeedConsent, SignalPresent: false), signal: false);

        CookieDecider.Permission(cookie, StateWith(""), UnknownCookies.Block).Should().Be(VerdictReason.Undecided);
        CookieDecider.Permission(cookie, refused, UnknownCookies.Block).Should().Be(VerdictReason.Refused);
    }

    [Theory]
    [InlineData(SessionLifetime.Enforce, CookieAction.MakeSession)]
    [InlineData(SessionLifetime.Withhold, CookieAction.Withhold)]
    [InlineData(SessionLifetime.Ignore, CookieAction.Allow)]
    public void A_lifetime_in_the_session_category_leads_to_what_the_options_say(SessionLifetime setting, CookieAction expected)
    {
        var cookie = Classification.By(ClassificationSource.SiteRule, Rules.Categories.Session);

        CookieDecider.Decide(cookie, VerdictReason.Granted, new LifetimeAttributes("max-age=x"), Now, setting).Action.Should().Be(expected);
        CookieDecider.Decide(cookie, VerdictReason.Granted, new LifetimeAttributes("path=/"), Now, setting).Action.Should().Be(CookieAction.Allow);
    }

    [Fact]
    public void A_deletion_passes_whatever_the_visitor_decided()
    {
        CookieDecider.Decide(Classification.Unknown, VerdictReason.Unknown, new LifetimeAttributes("max-age=0"), Now, SessionLifetime.Withhold)
            .Should().Be((CookieAction.Allow, VerdictReason.Deletion));
    }

    [Fact]
    public void Consent_that_cannot_be_read_grants_nothing_even_where_silence_would()
    {
        var rules = TestRules.Of(options => options.Mode = ConsentMode.OptOut);
        var tracking = rules.Categories.Get(CookieCategory.Tracking);

        new ConsentState(rules, decision: null, signal: false).IsGranted(tracking).Should().BeTrue();
        ConsentState.Unreadable(rules).IsGranted(tracking).Should().BeFalse();
        ConsentState.Unreadable(rules).IsGranted(rules.Categories.Essential).Should().BeTrue();
        ConsentState.Unreadable(rules).IsDecided.Should().BeFalse();
    }

    private static ConsentState StateWith(string granted)
    {
        var mask = granted switch
        {
            "all" => Rules.Categories.NeedConsent,
            "" => default,
            _ => CategoryMask.Of(Rules.Categories.Get(granted)),
        };
        return new ConsentState(Rules, new Decision(DateTimeOffset.UnixEpoch, mask, default, SignalPresent: false), signal: false);
    }
}
