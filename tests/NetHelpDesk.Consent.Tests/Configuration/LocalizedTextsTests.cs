using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What a site says through the framework's localisation.</summary>
public class LocalizedTextsTests
{
    [Fact]
    public void A_site_s_resources_are_its_own_words()
    {
        var german = WordsIn("de", _ => { });

        german.Words.Encoded("save").Should().Be("Sichern");
        german.Words.Encoded("reject").Should().Be("Alle ablehnen");
        german.Words.NameOf(german.Rules.Categories.Find("Tracking")!).Should().Be("Zählen");
        german.Words.DescriptionOf(german.Rules.Categories.Find("Tracking")!).Should().Be("Wir zählen.");
        german.Words.ReasonOf(german.Rules.Categories.Session).Should().Be("Weil es sein muss.");
        german.Words.PurposeOf(german.Rules.Declared.Single()).Should().Be("Zählt");
        german.Words.ProviderOf(german.Rules.Declared.Single()).Should().Be("Wir");
    }

    [Fact]
    public void The_settings_of_a_language_go_before_its_resources() =>
        WordsIn("de", options => options.Languages["de"] = new() { Texts = { ["title"] = "Plätzchen" } })
            .Words.Encoded("title").Should().Be("Plätzchen");

    [Fact]
    public void Resources_of_no_culture_are_in_the_default_language_and_go_before_what_is_declared()
    {
        WordsIn("en", _ => { }).Words.Encoded("title").Should().Be("Biscuits");
        var french = WordsIn("fr", _ => { });

        french.Words.Encoded("title").Should().Be(LanguageSet.Find("fr")!["title"]);
        french.Words.PurposeOf(french.Rules.Declared.Single()).Should().Be("<span lang=\"en\" dir=\"ltr\">Counts you</span>");
    }

    [Fact]
    public void A_language_that_the_package_does_not_have_may_get_its_words_from_resources()
    {
        var welsh = WordsIn("cy", options => options.Languages["cy"] = new());

        welsh.Words.Encoded("title").Should().Be("Bisgedi");
        welsh.Words.Encoded("save").Should().Be("<span lang=\"en\" dir=\"ltr\">Save my choice</span>");
    }

    [Fact]
    public void A_mistake_in_a_resource_is_reported_at_start()
    {
        var localizer = Substitute.For<IStringLocalizer>();
        localizer.GetAllStrings(false).Returns(_ => CultureInfo.CurrentUICulture.Name == "de"
            ? [new LocalizedString("Texts:titel", "x"), new LocalizedString("Texts:decided", "{date}")]
            : []);
        var factory = Substitute.For<IStringLocalizerFactory>();
        factory.Create(typeof(SiteSpeech)).Returns(localizer);
        using var services = Services(_ => { }, factory);
        var culture = CultureInfo.CurrentUICulture;

        services.Invoking(provider => provider.GetRequiredService<IOptions<ConsentOptions>>().Value)
            .Should().Throw<OptionsValidationException>().Which.Message.Should()
            .Contain("The string localizer in 'de': Texts:titel is not a text of the package. Did you mean 'title'?").And
            .Contain("The string localizer in 'de': Texts:decided must hold {date} and {time} once");
        CultureInfo.CurrentUICulture.Should().Be(culture);
    }

    private static (SiteWords Words, ConsentRules Rules) WordsIn(string tag, Action<ConsentOptions> configure)
    {
        using var services = Services(configure);
        var rules = services.GetRequiredService<ConsentRuntimeProvider>().Current.Rules;
        return (new SiteWords(rules.Languages.Find(tag)!), rules);
    }

    private static ServiceProvider Services(Action<ConsentOptions> configure, IStringLocalizerFactory? factory = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        if (factory is not null)
        {
            services.AddSingleton(factory);
        }

        return services
            .AddNetHelpDeskConsent(options =>
            {
                options.Categories["Session"] = new() { RequiresConsent = false, Reason = "Because" };
                options.Cookies["k"] = new() { Category = "Tracking", Purpose = "Counts visits" };
                configure(options);
            })
            .LocalizeWith<SiteSpeech>()
            .Services.BuildServiceProvider();
    }
}
