using System.Net;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What visitors read of the modes and of the privacy signal, and what the buttons do.</summary>
public sealed partial class ModeWordingTests
{
    private const string Banner = "/privacy-choices/banner";
    private const string Page = "/privacy-choices";
    private const string NothingStored = "Nothing else is stored until you choose";
    private const string OffBySignal = "Off, because your browser's privacy signal refuses it.";

    private static readonly (string Name, string Value) Signal = ("Sec-GPC", "1");

    [Theory]
    [InlineData(Banner)]
    [InlineData(Page)]
    public async Task Opt_in_asks_first(string path)
    {
        var text = await TextAsync(path, ConsentMode.OptIn);

        text.Should().Contain(NothingStored);
        text.Should().ContainAll("[accept: Accept all]", "[reject: Reject all]").And.NotContain("until you refuse").And.NotContain("[x]");
    }

    [Theory]
    [InlineData(Banner)]
    [InlineData(Page)]
    public async Task Opt_out_says_that_it_is_on(string path)
    {
        var text = await TextAsync(path, ConsentMode.OptOut);

        text.Should().Contain("The others are on until you refuse them").And.NotContain(NothingStored);
        text.Should().ContainAll("[accept: Keep all on]", "[reject: Reject all]");
    }

    [Fact]
    public async Task What_is_on_until_refused_is_ticked() =>
        (await TextAsync(Page, ConsentMode.OptOut)).Should().Contain("[x]Choose advertisements");

    [Fact]
    public async Task A_notice_is_closed_or_refused()
    {
        var banner = await TextAsync(Banner, ConsentMode.Notice);
        var page = await TextAsync(Page, ConsentMode.Notice);

        banner.Should().Contain("By using our website or closing this message, you are agreeing").And.NotContain(NothingStored);
        banner.Should().ContainAll("[accept: Close this message]", "[reject: Reject all]").And.NotContain("Accept all");
        page.Should().Contain("By using our website, you are agreeing").And.NotContain("closing this message");
        page.Should().ContainAll("[accept: Keep all on]", "[reject: Reject all]");
    }

    [Theory]
    [InlineData(Banner, "Remember this visit (On until you refuse.)", "the site is used (By using our website you are agreeing to this, until you refuse it.)", "by interest (Off until you agree.)")]
    [InlineData(Page, "when you close the browser. On until you refuse.", "where visitors get stuck. By using our website you are agreeing to this, until you refuse it.", "pages that you looked at. Off until you agree.")]
    public async Task A_mixture_says_of_each_purpose_what_holds(string path, string session, string tracking, string advertising)
    {
        var text = await TextAsync(path, Mix);

        text.Should().Contain("Each purpose says whether it waits for your consent or is on until you refuse it.").And.NotContain(NothingStored);
        text.Should().ContainAll(session, tracking, advertising, "[accept: Accept all]");
    }

    [Fact]
    public async Task A_mixture_without_opt_in_is_on_until_refused()
    {
        var text = await TextAsync(Banner, options =>
        {
            options.Mode = ConsentMode.OptOut;
            options.Categories["Tracking"] = new() { Mode = ConsentMode.Notice };
        });

        text.Should().Contain("The others are on until you refuse them").And.Contain("[accept: Keep all on]").And.NotContain("closing");
    }

    [Fact]
    public async Task What_the_visitor_decided_is_no_longer_said_to_wait_or_to_be_on()
    {
        var mixed = await TextAsync(Page, Mix, Visitor.RefusedAll);
        var optOut = await TextAsync(Page, options => options.Mode = ConsentMode.OptOut, Visitor.RefusedAll);

        mixed.Should().NotContainAny("until you agree", "until you refuse").And.Contain("those for the purposes that are ticked below");
        optOut.Should().NotContain("until you refuse").And.NotContain("[x]").And.Contain("[accept: Accept all]");
    }

    [Fact]
    public async Task Where_nothing_needs_consent_nothing_is_asked()
    {
        var text = await TextAsync(Page, options =>
        {
            foreach (var category in new[] { "Session", "Tracking", "Advertising" })
            {
                options.Categories[category] = new() { RequiresConsent = false, Reason = "r" };
            }
        });

        text.Should().Contain("We use only cookies that need no consent.").And.NotContain("With your consent");
    }

    [Theory]
    [InlineData(Banner)]
    [InlineData(Page)]
    public async Task The_note_says_that_the_signal_was_honoured_and_for_what(string path)
    {
        var text = await TextAsync(path, CoverTracking, null, Signal);

        text.Should().Contain("(Global Privacy Control). We honour that. Off unless you choose otherwise here: “<Track> & co”, “Choose advertisements by interest”.");
        text.Should().NotContain("your choice counts").And.Contain(OffBySignal);
        (await TextAsync(path, CoverTracking)).Should().NotContain("Global Privacy Control").And.NotContain(OffBySignal);
    }

    [Fact]
    public async Task A_choice_made_before_the_signal_is_said_to_be_off()
    {
        var text = await TextAsync(Page, _ => { }, Visitor.GrantedAll, Signal);

        text.Should().Contain("Off unless you choose otherwise here: “Choose advertisements by interest”.").And.Contain(OffBySignal);
        text.Should().Contain("You chose on 22 November 2026").And.Contain("[ ]Choose advertisements");
    }

    [Fact]
    public async Task A_choice_made_with_the_signal_is_said_to_count()
    {
        var all = Visitor.Decided("gpc=1", "session=yes", "tracking=yes", "advertising=yes");
        var some = Visitor.Decided("gpc=1", "session=yes", "tracking=no", "advertising=yes");

        var outranked = await TextAsync(Page, CoverTracking, all, Signal);
        var partly = await TextAsync(Page, CoverTracking, some, Signal);

        outranked.Should().Contain("You allowed these all the same, and your choice counts: “<Track> & co”, “Choose advertisements by interest”.");
        outranked.Should().NotContainAny("We honour that", OffBySignal).And.Contain("[x]Choose advertisements");
        partly.Should().Contain("We honour that. Off unless you choose otherwise here: “<Track> & co”. You allowed these all the same, and your choice counts: “Choose advertisements by interest”.");
        partly.Should().NotContain(OffBySignal);
    }

    [Fact]
    public async Task Nothing_is_said_of_a_signal_that_refuses_nothing()
    {
        (await TextAsync(Banner, options => options.GlobalPrivacyControl = false, null, Signal)).Should().NotContain("Global Privacy Control");
        (await TextAsync(Banner, options => options.Categories["Advertising"] = new() { GlobalPrivacyControl = false }, null, Signal))
            .Should().NotContain("Global Privacy Control");
    }

    [Theory]
    [InlineData(Banner, ConsentMode.OptOut, "The others are on until", "those that your browser's privacy signal leaves on are on until", "[accept: Accept all]")]
    [InlineData(Page, ConsentMode.OptOut, "The others are on until", "those that your browser's privacy signal leaves on are on until", "[accept: Accept all]")]
    [InlineData(Banner, ConsentMode.Notice, "for the purposes below. You", "except those that your browser's privacy signal refuses", "[save: Close this message]")]
    [InlineData(Page, ConsentMode.Notice, "for the purposes below. You", "except those that your browser's privacy signal refuses", "[accept: Accept all]")]
    public async Task Nothing_is_said_to_be_on_that_the_signal_refuses(string path, ConsentMode mode, string untrue, string words, string button)
    {
        var text = await TextAsync(path, options => options.Mode = mode, null, Signal);

        text.Should().NotContain(untrue).And.Contain(words).And.Contain(button).And.NotContain("Keep all on");
        text.Should().Contain(OffBySignal);
        if (path == Page)
        {
            text.Should().Contain("[x]See how").And.Contain("[ ]Choose advertisements");
        }
    }

    [Fact]
    public async Task A_mixture_says_that_the_signal_refuses_what_would_be_on()
    {
        var text = await TextAsync(
            Banner,
            options =>
            {
                options.Mode = ConsentMode.OptOut;
                options.Categories["Tracking"] = new() { Mode = ConsentMode.OptIn };
            },
            null,
            Signal);

        text.Should().Contain($"by interest ({OffBySignal})").And.Contain("the site is used (Off until you agree.)");
    }

    private static void Mix(ConsentOptions options)
    {
        options.Categories["Session"] = new() { Mode = ConsentMode.OptOut };
        options.Categories["Tracking"] = new() { Mode = ConsentMode.Notice };
    }

    private static void CoverTracking(ConsentOptions options) =>
        options.Categories["Tracking"] = new() { DisplayName = "<Track> & co", GlobalPrivacyControl = true };

    private static Task<string> TextAsync(string path, ConsentMode mode) => TextAsync(path, options => options.Mode = mode);

    /// <summary>What a person reads; a box is <c>[x]</c> or <c>[ ]</c>, a button <c>[what it sends: its words]</c>.</summary>
    private static async Task<string> TextAsync(
        string path, Action<ConsentOptions> options, string? cookie = null, params (string Name, string Value)[] headers)
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, _ => Task.CompletedTask, options);
        using var response = await host.GetAsync(path, cookie, headers);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var html = await response.TextAsync();
        html = Box().Replace(html, box => box.Value.Contains("disabled") ? "" : box.Value.Contains(" checked") ? "[x]" : "[ ]");
        html = Button().Replace(html, "[$1: $2]");
        return WebUtility.HtmlDecode(Tag().Replace(html, ""));
    }

    [GeneratedRegex("<input type=\"checkbox\"[^>]*>")]
    private static partial Regex Box();

    [GeneratedRegex("<button [^>]*value=\"(\\w+)\"[^>]*>([^<]*)</button>")]
    private static partial Regex Button();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
