namespace NetHelpDesk.Consent.Tests;

/// <summary>Who says a text, and in which language.</summary>
public class SiteWordsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_text_of_the_site_in_the_visitor_s_language_needs_no_mark()
    {
        var words = In("de", options =>
        {
            options.Languages["de"] = new()
            {
                Texts = { ["TITLE"] = "Kekse & mehr" },
                Categories =
                {
                    ["tracking"] = new() { DisplayName = "Zählen", Description = "Wir zählen." },
                    ["Session"] = new() { Reason = "Weil es sein muss." },
                },
                Cookies = { ["k"] = new() { Purpose = "Zählt Besuche", Provider = "Wir", Reason = "Ohne Kennung" } },
            };
        });

        words.Words.Encoded("title").Should().Be("Kekse &amp; mehr");
        words.Words.NameOf(words.Category("Tracking")).Should().Be("Zählen");
        words.Words.PlainNameOf(words.Category("Tracking")).Should().Be("Zählen");
        words.Words.DescriptionOf(words.Category("Tracking")).Should().Be("Wir zählen.");
        words.Words.ReasonOf(words.Category("Session")).Should().Be("Weil es sein muss.");
        words.Words.PurposeOf(words.Cookie).Should().Be("Zählt Besuche Ohne Kennung");
        words.Words.ProviderOf(words.Cookie).Should().Be("Wir");
    }

    [Fact]
    public void A_text_without_translation_says_in_which_language_it_is()
    {
        var words = In("de", _ => { });

        words.Words.NameOf(words.Category("Tracking")).Should().Be("<span lang=\"en\" dir=\"ltr\">Count</span>");
        words.Words.PlainNameOf(words.Category("Tracking")).Should().Be("Count");
        words.Words.ReasonOf(words.Category("Session")).Should().Be("<span lang=\"en\" dir=\"ltr\">Because</span>");
        words.Words.PurposeOf(words.Cookie).Should()
            .Be("<span lang=\"en\" dir=\"ltr\">Counts visits</span> <span lang=\"en\" dir=\"ltr\">No identifier</span>");
        words.Words.DescriptionOf(words.Category("Advertising")).Should().Be("Wählt Werbung anhand der Seiten aus, die Sie angesehen haben.");
    }

    [Fact]
    public void What_a_site_says_in_its_default_language_goes_before_what_it_declares()
    {
        var words = In("de", options => options.Languages["en"] = new()
        {
            Texts = { ["title"] = "Biscuits" },
            Categories = { ["Tracking"] = new() { DisplayName = "Count & see" } },
        });

        words.Words.NameOf(words.Category("Tracking")).Should().Be("<span lang=\"en\" dir=\"ltr\">Count &amp; see</span>");
        words.Words.Encoded("title").Should().Be("Ihre Auswahl zu Cookies");
    }

    [Fact]
    public void A_language_that_the_site_adds_falls_back_on_the_default_one()
    {
        var words = In("cy", options =>
        {
            options.DefaultLanguage = "he";
            options.Languages["cy"] = new()
            {
                Texts = { ["title"] = "Eich dewis", ["lifetime.day.two"] = "{count} ddiwrnod", ["lifetime.day.other"] = "{count} diwrnod" },
            };
        });

        words.Words.Encoded("title").Should().Be("Eich dewis");
        words.Words.Encoded("reject").Should().Be("<span lang=\"he\" dir=\"rtl\">דחיית הכול</span>");
        words.Words.Plain("reject").Should().Be("דחיית הכול");
        words.Words.NameOf(words.Category("Advertising")).Should().StartWith("<span lang=\"he\" dir=\"rtl\">");
        words.Words.Of(new CookieLifetime(2, LifetimeUnit.Day)).Should().Be("2 ddiwrnod");
        words.Words.Of(new CookieLifetime(3, LifetimeUnit.Day)).Should().Be("3 diwrnod");
        words.Words.Of(new CookieLifetime(3, LifetimeUnit.Hour)).Should().StartWith("<span lang=\"he\" dir=\"rtl\">3");
        words.Language.Decided(At).Speaker.Tag.Should().Be("he");
        words.Language.Decided(At).Text.Should().Be(LanguageSet.Find("he")!.Decided(At).Text);
    }

    [Theory]
    [InlineData("counting", "Counts visits and shows which pages are read.")]
    [InlineData("signIn", "Keeps you signed in.")]
    public void A_purpose_that_the_package_has_words_for_is_told_by_its_key(string key, string told) =>
        In("en", _ => { }).Words.PurposeOf(key).Should().Be(told);

    [Fact]
    public void What_is_known_of_a_cookie_stands_where_the_site_says_nothing()
    {
        var silent = In("de", options => (options.Cookies["k"].Purpose, options.Cookies["k"].RequiresConsent) = (null, null));
        var own = In("de", _ => { });

        silent.Words.PurposeOf(silent.Cookie, "counting").Should().Be("Zählt Besuche und zeigt, welche Seiten gelesen werden.");
        silent.Words.PurposeOf(silent.Cookie).Should().BeEmpty();
        silent.Words.ProviderOf(silent.Cookie, "A & B").Should().Be("A &amp; B");
        silent.Words.ProviderOf(silent.Cookie).Should().Be("Diese Website");
        own.Words.PurposeOf(own.Cookie, "counting").Should().Contain("Counts visits").And.NotContain("Zählt");
    }

    private static Said In(string tag, Action<ConsentOptions> configure) => new(tag, TestRules.Of(options =>
    {
        options.Categories["Tracking"] = new() { DisplayName = "Count" };
        options.Categories["Session"] = new() { RequiresConsent = false, Reason = "Because" };
        options.Cookies["k"] = new()
        {
            Name = "count:er",
            Category = "Tracking",
            Purpose = "Counts visits",
            RequiresConsent = false,
            Reason = "No identifier",
        };
        configure(options);
    }));

    private sealed record Said(string Tag, ConsentRules Rules)
    {
        public Language Language => Rules.Languages.Find(Tag)!;

        public SiteWords Words => new(Language);

        public CookieRule Cookie => Rules.Declared.Single();

        public Category Category(string name) => Rules.Categories.Find(name)!;
    }
}
