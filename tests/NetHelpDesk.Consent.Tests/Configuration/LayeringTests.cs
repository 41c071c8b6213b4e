using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Tests;

public class LayeringTests
{
    private const string Base =
        """
        {
          "PolicyVersion": "1",
          "Cookies": {
            "one": { "Category": "Tracking", "Purpose": "first", "Lifetime": "1 day" },
            "two": { "Category": "Tracking" },
            "three": { "Category": "Tracking" }
          }
        }
        """;

    [Fact]
    public void A_layer_overrides_one_setting_of_one_cookie()
    {
        var options = ConfiguredConsent.Read(Base, """{ "Cookies": { "one": { "Purpose": "second" } } }""");

        options.Cookies["one"].Should().BeEquivalentTo(
            new DeclaredCookie { Category = "Tracking", Purpose = "second", Lifetime = "1 day" });
        options.Cookies.Keys.Should().BeEquivalentTo("one", "two", "three");
    }

    [Fact]
    public void A_layer_moves_one_cookie_to_another_category()
    {
        var rules = new ConsentRules(ConfiguredConsent.Read(Base, """{ "Cookies": { "two": { "Category": "Advertising" } } }"""));

        rules.Classifier.Classify("two", []).Category!.Name.Should().Be(CookieCategory.Advertising);
        rules.Classifier.Classify("one", []).Category!.Name.Should().Be(CookieCategory.Tracking);
    }

    [Fact]
    public void A_layer_undeclares_one_cookie()
    {
        var rules = new ConsentRules(ConfiguredConsent.Read(Base, """{ "Cookies": { "three": { "Enabled": false } } }"""));

        rules.Classifier.Classify("three", []).Source.Should().Be(ClassificationSource.Unknown);
        rules.Classifier.Classify("two", []).Source.Should().Be(ClassificationSource.SiteRule);
    }

    [Fact]
    public void A_layer_changes_what_the_privacy_signal_refuses()
    {
        const string First = """{ "Categories": { "Tracking": { "Mode": "OptOut", "GlobalPrivacyControl": true } } }""";

        RefusedBySignal(First).Should().Equal("Tracking", "Advertising");
        RefusedBySignal(First, """{ "Categories": { "Tracking": { "GlobalPrivacyControl": false }, "Advertising": { "GlobalPrivacyControl": false } } }""")
            .Should().BeEmpty();
        RefusedBySignal(Base, """{ "Cookies": { "three": { "ThirdParty": true } } }""").Should().Equal("Tracking", "Advertising");
        RefusedBySignal(Base, """{ "Cookies": { "three": { "ThirdParty": true } } }""", """{ "Cookies": { "three": { "Enabled": false } } }""")
            .Should().Equal("Advertising");
    }

    [Fact]
    public void A_layer_changes_one_text_of_one_language()
    {
        var options = ConfiguredConsent.Read(
            """{ "Cookies": { "a": { "Category": "Session" } }, "Languages": { "*": { "Enabled": false }, "de": { "Texts": { "title": "a", "save": "b" }, "Cookies": { "a": { "Purpose": "c" } } } } }""",
            """{ "Languages": { "*": { "Enabled": true }, "DE": { "Enabled": false, "Texts": { "Title": "d" }, "Cookies": { "a": { "Provider": "e" } } } } }""");

        options.Languages.Should().HaveCount(2);
        options.Languages["*"].Enabled.Should().BeTrue();
        options.Languages["de"].Should().BeEquivalentTo(new LanguageOptions
        {
            Enabled = false,
            Texts = { ["title"] = "d", ["save"] = "b" },
            Cookies = { ["a"] = new() { Purpose = "c", Provider = "e" } },
        });
    }

    [Fact]
    public void A_language_that_is_only_named_is_offered()
    {
        var options = ConfiguredConsent.Read("""{ "Languages": { "*": { "Enabled": false }, "de": {} } }""");

        new ConsentRules(options).Languages.Find("de").Should().NotBeNull();
    }

    [Fact]
    public void The_privacy_signal_refuses_the_category_of_a_cookie_that_the_catalogue_calls_third_party()
    {
        RefusedBySignal(Base, """{ "Cookies": { "_ga": { "Category": "Tracking" } } }""").Should().Equal("Tracking", "Advertising");
        RefusedBySignal(Base, """{ "Cookies": { "_ga": { "Category": "Tracking", "ThirdParty": false } } }""").Should().Equal("Advertising");
        RefusedBySignal(Base, """{ "UseCatalogue": false, "Cookies": { "_ga": { "Category": "Tracking" } } }""").Should().Equal("Advertising");
    }

    [Fact]
    public void An_undeclared_cookie_is_not_validated() =>
        ConfiguredConsent.Read("""{ "Cookies": { "a": { "Category": "Nowhere", "Enabled": false } } }""")
            .Cookies["a"].Enabled.Should().BeFalse();

    [Fact]
    public void A_section_and_a_delegate_compose_and_the_later_call_wins()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddNetHelpDeskConsent(ConfiguredConsent.Layers(Base).GetSection("NetHelpDeskConsent")).Services
            .AddNetHelpDeskConsent(options =>
            {
                options.PolicyVersion = "2";
                options.Cookies["one"].Purpose = "from code";
                options.Cookies["four"] = new() { Category = "Session" };
            }).Services
            .BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<ConsentOptions>>().Value;

        options.PolicyVersion.Should().Be("2");
        options.Cookies["one"].Should().BeEquivalentTo(
            new DeclaredCookie { Category = "Tracking", Purpose = "from code", Lifetime = "1 day" });
        options.Cookies.Keys.Should().BeEquivalentTo("one", "two", "three", "four");
    }

    [Fact]
    public void A_section_after_a_delegate_wins_setting_by_setting()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddNetHelpDeskConsent(options =>
            {
                options.PolicyVersion = "2";
                options.PolicyUrl = "/privacy";
            }).Services
            .AddNetHelpDeskConsent(ConfiguredConsent.Layers(Base).GetSection("NetHelpDeskConsent")).Services
            .BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<ConsentOptions>>().Value;

        options.PolicyVersion.Should().Be("1");
        options.PolicyUrl.Should().Be("/privacy");
    }

    private static IEnumerable<string> RefusedBySignal(params string[] layers) =>
        new ConsentRules(ConfiguredConsent.Read(layers)).Categories.All
            .Where(category => category.IsRefusedBySignal)
            .Select(category => category.Name);
}
