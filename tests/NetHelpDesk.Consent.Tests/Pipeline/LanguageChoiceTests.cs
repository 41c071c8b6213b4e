using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;

namespace NetHelpDesk.Consent.Tests;

/// <summary>In which language a visitor reads the page of choices.</summary>
public sealed class LanguageChoiceTests : OnBothServers
{
    [Theory]
    [InlineData("de", "de")]
    [InlineData("de-CH, de;q=0.9, en;q=0.8", "de")]
    [InlineData("tlh, fr;q=0.5, en;q=0.4", "fr")]
    [InlineData("en;q=0.4, fr;q=0.5", "fr")]
    [InlineData("fr;q=0, de;q=0.1", "de")]
    [InlineData("tlh", "en")]
    [InlineData("*", "en")]
    [InlineData("", "en")]
    [InlineData(";;,,=", "en")]
    [InlineData("de; q=0.3 , fr;Q=0.7", "fr")]
    [InlineData("de;q=2, fr;q=0.1", "fr")]
    [InlineData("de;q=x, fr;q=0.1", "fr")]
    [InlineData("de;level=1, fr;q=0.1", "fr")]
    public async Task It_is_the_one_that_the_browser_asks_for(string accepted, string language)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, _ => Task.CompletedTask);

        using var response = await host.GetAsync("/privacy-choices", null, ("Accept-Language", accepted));

        (await response.TextAsync()).Should().StartWith($"<!doctype html><html lang=\"{language}\" dir=\"ltr\">");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_language_of_a_localised_application_goes_before_the_browser_s(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.Run(_ => Task.CompletedTask),
            before: app => app.UseRequestLocalization(new RequestLocalizationOptions
            {
                DefaultRequestCulture = new RequestCulture("fr"),
                SupportedUICultures = [new CultureInfo("fr")],
            }));

        using var response = await host.GetAsync("/privacy-choices", null, ("Accept-Language", "de"));

        (await response.TextAsync()).Should().Contain("<html lang=\"fr\"");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_is_asked_for_by_name_goes_before_all_and_stays(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, _ => Task.CompletedTask);

        using var page = await host.GetAsync("/privacy-choices?lang=fr", null, ("Accept-Language", "de"));
        using var chosen = await host.SendAsync(
            HttpMethod.Post,
            "/privacy-choices?lang=fr",
            content: new FormUrlEncodedContent([KeyValuePair.Create("choice", "reject")]));

        (await page.TextAsync()).Should().Contain("<html lang=\"fr\"").And.Contain("action=\"/privacy-choices?lang=fr\"");
        chosen.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        chosen.Header("Location").Should().Be("/privacy-choices?lang=fr");
    }

    [Theory]
    [InlineData("de, fr;q=0.5", "fr")]
    [InlineData("de", "cy")]
    [InlineData("cy-GB, fr;q=0.5", "cy")]
    public async Task It_is_one_that_the_site_offers(string accepted, string language)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, _ => Task.CompletedTask, OfferFrenchAndWelsh);

        using var response = await host.GetAsync("/privacy-choices", null, ("Accept-Language", accepted));

        (await response.TextAsync()).Should().StartWith($"<!doctype html><html lang=\"{language}\" dir=\"ltr\">");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_the_site_does_not_offer_cannot_be_asked_for_by_name(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, _ => Task.CompletedTask, OfferFrenchAndWelsh);

        using var page = await host.GetAsync("/privacy-choices?lang=de", null, ("Accept-Language", "fr"));
        using var chosen = await host.SendAsync(
            HttpMethod.Post,
            "/privacy-choices?lang=de",
            content: new FormUrlEncodedContent([KeyValuePair.Create("choice", "reject")]));

        (await page.TextAsync()).Should().Contain("<html lang=\"fr\"");
        chosen.Header("Location").Should().Be("/privacy-choices");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_in_a_language_that_the_site_does_not_offer_has_a_banner_in_the_default_one(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.Run(BannerPage.WriteAsync),
            OfferFrenchAndWelsh,
            before: app => app.UseRequestLocalization(new RequestLocalizationOptions
            {
                DefaultRequestCulture = new RequestCulture("de"),
                SupportedUICultures = [new CultureInfo("de")],
            }));

        using var response = await host.GetAsync("/", null, ("Accept-Language", "fr"));

        (await response.TextAsync()).Should().Contain("lang=\"cy\" dir=\"ltr\"");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Where_there_is_one_language_caches_need_not_tell_visitors_apart_by_theirs(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, BannerPage.WriteDeclarationAsync, options => options.Languages["*"] = new() { Enabled = false });

        using var response = await host.GetAsync("/", null, ("Accept-Language", "de"));

        response.Headers.Contains("Vary").Should().BeFalse();
        (await response.TextAsync()).Should().Contain("lang=\"en\"");
    }

    [Theory]
    [InlineData("/privacy-choices?lang=%22%3E%3Cscript%3E")]
    [InlineData("/privacy-choices?lang=../en")]
    public async Task A_language_that_there_is_not_is_the_default_one(string path)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, _ => Task.CompletedTask, options => options.DefaultLanguage = "fr");

        using var response = await host.GetAsync(path);

        (await response.TextAsync()).Should().Contain("<html lang=\"fr\"").And.NotContain("<script>");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_language_that_runs_from_right_to_left_says_so(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, _ => Task.CompletedTask);

        using var page = await host.GetAsync("/privacy-choices?lang=ar");
        using var banner = await host.GetAsync("/privacy-choices/banner?lang=he");

        (await page.TextAsync()).Should().Contain("<html lang=\"ar\" dir=\"rtl\">");
        (await banner.TextAsync()).Should().Contain("lang=\"he\" dir=\"rtl\"");
    }

    [Theory]
    [InlineData("/privacy-choices?lang=cy")]
    [InlineData("/privacy-choices/banner?lang=cy")]
    public async Task A_language_that_misses_texts_says_so_where_markup_can_stand_and_only_there(string path)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            _ => Task.CompletedTask,
            options => options.Languages["cy"] = new() { Texts = { ["accept"] = "Derbyn pob un" } });

        using var response = await host.GetAsync(path);

        var html = await response.TextAsync();
        html.Should().Contain("lang=\"cy\" dir=\"ltr\"").And.Contain(">Derbyn pob un</button>")
            .And.Contain("><span lang=\"en\" dir=\"ltr\">Reject all</span></button>")
            .And.NotContain("=\"<span").And.NotContain("<title><span").And.NotContain(": <span lang=\"en\" dir=\"ltr\">Cookies");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_site_s_own_words_say_in_what_language_they_are(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, _ => Task.CompletedTask);

        using var german = await host.GetAsync("/privacy-choices?lang=de");
        using var english = await host.GetAsync("/privacy-choices?lang=en");

        (await german.TextAsync()).Should().Contain("<td><span lang=\"en\" dir=\"ltr\">Counts visits</span></td>");
        (await english.TextAsync()).Should().Contain("<td>Counts visits</td>");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_time_of_a_decision_is_told_as_the_language_writes_it(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, _ => Task.CompletedTask);

        using var german = await host.GetAsync("/privacy-choices?lang=de", Visitor.RefusedAll);
        using var english = await host.GetAsync("/privacy-choices?lang=en", Visitor.RefusedAll);

        (await german.TextAsync()).Should().Contain("22.11.2026");
        (await english.TextAsync()).Should().Contain("You chose on 22 November 2026 at 10:00 UTC.");
    }

    /// <summary>Welsh is the site's own and speaks for those who ask for another; it says what English does.</summary>
    private static void OfferFrenchAndWelsh(ConsentOptions options)
    {
        options.DefaultLanguage = "cy";
        options.Languages["*"] = new() { Enabled = false };
        options.Languages["fr"] = new();
        var welsh = options.Languages["cy"] = new();
        foreach (var key in LanguageText.Needed)
        {
            welsh.Texts[key] = LanguageSet.English[key];
        }

        foreach (var name in CategoryCompiler.BuiltInNames)
        {
            welsh.Categories[name] = new() { DisplayName = name, Description = "?" };
        }
    }
}
