namespace NetHelpDesk.Consent.Tests;

/// <summary>Which languages a site offers.</summary>
public class SiteLanguagesTests
{
    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("zh-MY", "zh-Hans")]
    [InlineData("tlh", null)]
    public void A_site_that_says_nothing_offers_all_languages_of_the_package(string asked, string? found)
    {
        var languages = TestRules.Of().Languages;

        languages.Find(asked)?.Tag.Should().Be(found);
        LanguageSet.Tags.Should().OnlyContain(tag => languages.Find(tag)!.Tag == tag);
        languages.IsSingle.Should().BeFalse();
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("FR-be", "fr")]
    [InlineData("nb-NO", "nb")]
    [InlineData("pt-PT", "pt-BR")]
    [InlineData("en-GB", "en")]
    [InlineData("it", null)]
    [InlineData("zh-Hant", null)]
    public void Only_those_that_are_named_are_offered_where_the_others_are_off(string asked, string? found)
    {
        var languages = TestRules.Of(options =>
        {
            options.Languages["*"] = new() { Enabled = false };
            foreach (var tag in new[] { "de", "fr", "no", "pt-br", "zh" })
            {
                options.Languages[tag] = new();
            }
        }).Languages;

        languages.Find(asked)?.Tag.Should().Be(found);
    }

    [Fact]
    public void One_language_can_be_taken_out()
    {
        var languages = TestRules.Of(options => options.Languages["iw"] = new() { Enabled = false }).Languages;

        languages.Find("he").Should().BeNull();
        languages.Find("ar").Should().NotBeNull();
    }

    [Fact]
    public void The_default_language_is_always_offered()
    {
        var languages = TestRules.Of(options =>
        {
            options.DefaultLanguage = "fr-CH";
            options.Languages["*"] = new() { Enabled = false };
        }).Languages;

        languages.Find("fr").Should().BeSameAs(languages.Default);
        languages.Find("en").Should().BeNull();
        languages.IsSingle.Should().BeTrue();
    }

    [Fact]
    public void A_variety_of_a_language_says_what_it_does_not_say_itself_as_that_language_does()
    {
        var languages = TestRules.Of(options =>
        {
            options.Languages["de"] = new() { Texts = { ["save"] = "Sichern", ["title"] = "Kekse" } };
            options.Languages["de-AT"] = new() { Texts = { ["title"] = "Kekserl" } };
        }).Languages;

        var austrian = languages.Find("de-AT")!;
        austrian.Tag.Should().Be("de-AT");
        austrian["title"].Should().Be("Kekserl");
        austrian["save"].Should().Be("Sichern");
        austrian["reject"].Should().Be("Alle ablehnen");
        austrian.SpeakerOf("reject").Should().BeSameAs(austrian);
        languages.Find("de")!["title"].Should().Be("Kekse");
        languages.Find("de-CH")!.Tag.Should().Be("de");
    }

    [Fact]
    public void A_default_language_that_is_a_variety_speaks_for_its_language_too()
    {
        var languages = TestRules.Of(options =>
        {
            options.DefaultLanguage = "de-AT";
            options.Languages["de-AT"] = new() { Texts = { ["title"] = "Kekserl" } };
            options.Cookies["a"] = new() { Category = "Tracking", Purpose = "Zählt" };
        }).Languages;

        languages.Default["title"].Should().Be("Kekserl");
        languages.Find("de")!.FindOwn(OwnTextKey.PurposeOfCookie("a")).Should().Be(("Zählt", languages.Default));
    }

    [Theory]
    [InlineData("cy", "ltr")]
    [InlineData("sr-Latn-RS", "ltr")]
    [InlineData("fa", "rtl")]
    [InlineData("az-Arab", "rtl")]
    [InlineData("ar-Latn", "ltr")]
    public void A_language_that_the_site_adds_knows_its_direction(string tag, string direction)
    {
        var languages = TestRules.Of(options => options.Languages[tag.ToUpperInvariant()] = new() { Texts = { ["title"] = "x" } }).Languages;

        languages.Find(tag)!.Tag.Should().Be(tag);
        languages.Find(tag)!.Direction.Should().Be(direction);
    }
}
