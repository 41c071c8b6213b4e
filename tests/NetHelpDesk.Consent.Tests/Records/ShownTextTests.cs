using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace NetHelpDesk.Consent.Tests.Records;

public sealed class ShownTextTests
{
    [Theory]
    [InlineData("/privacy-choices?lang=de", ConsentRecordSource.Page)]
    [InlineData("/privacy-choices/banner?lang=de", ConsentRecordSource.Banner)]
    public async Task A_choice_says_which_text_was_shown_and_the_text_is_kept(string shown, ConsentRecordSource source)
    {
        await using var site = await RecordingSite.StartAsync();
        using var page = await site.Host.GetAsync(shown);
        var hash = RecordingSite.HashIn(await page.TextAsync());

        using var response = await site.PostFormAsync(null, ("choice", "accept"), ("text", hash));

        var record = site.Store.Records.Should().ContainSingle().Subject;
        (record.Source, record.TextHash, record.Language).Should().Be((source, hash, "de"));
        var text = site.Store.Batches.Single().Texts.Single();
        text.Hash.Should().Be(hash).And.Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text))));
        text.Text.Split('\n').Should().Contain(LanguageSet.Find("de")![TextKey.AskFirst]);
    }

    [Fact]
    public async Task The_text_of_the_page_shows_which_boxes_were_ticked_and_when_nobody_chose()
    {
        await using var site = await RecordingSite.StartAsync(options: options =>
            options.Categories["Advertising"] = new CategoryOptions { Mode = ConsentMode.OptOut });
        using var page = await site.Host.GetAsync("/privacy-choices?lang=en");
        using var response = await site.PostFormAsync(
            null, ("choice", "save"), ("category", "tracking"), ("text", RecordingSite.HashIn(await page.TextAsync())));

        // The form was asked for in German and posted in English: another language's text is not known by its hash.
        site.Store.Batches.Single().Texts.Should().BeEmpty();
        var text = TextOf("en", site);
        text.Should().Contain("[ ]See how the site is used").And.Contain("[x]Choose advertisements by interest")
            .And.NotContain("You have not chosen yet");
    }

    [Fact]
    public async Task The_text_is_the_same_for_all_who_are_shown_the_same()
    {
        await using var site = await RecordingSite.StartAsync();
        using var one = await site.Host.GetAsync("/privacy-choices?returnUrl=/a", Visitor.RefusedAll);
        using var other = await site.Host.GetAsync("/privacy-choices?returnUrl=/b", Visitor.RefusedAll.Replace("22T10", "22T09", StringComparison.Ordinal));
        using var undecided = await site.Host.GetAsync("/privacy-choices", headers: ("Sec-GPC", "1"));

        var hash = RecordingSite.HashIn(await one.TextAsync());
        RecordingSite.HashIn(await other.TextAsync()).Should().Be(hash).And.NotBeEmpty();
        RecordingSite.HashIn(await undecided.TextAsync()).Should().NotBe(hash).And.NotBeEmpty();
    }

    [Fact]
    public async Task A_choice_that_does_not_say_what_was_shown_is_recorded_as_such()
    {
        await using var site = await RecordingSite.StartAsync();

        using var response = await site.AcceptAsync();

        site.Store.Records.Single().TextHash.Should().BeNull();
        site.Store.Batches.Single().Texts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_hash_of_the_sites_own_banner_is_kept_without_a_text()
    {
        await using var site = await RecordingSite.StartAsync();
        var hash = new string('0', 64);

        using var response = await site.ChooseAsync(new { choice = "accept", text = hash });

        (site.Store.Records.Single().TextHash, site.Store.Records.Single().Source).Should().Be((hash, ConsentRecordSource.Api));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("G000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("")]
    public async Task What_is_no_hash_is_a_mistake(string text)
    {
        await using var site = await RecordingSite.StartAsync();

        using var response = await site.ChooseAsync(new { choice = "accept", text });

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).GetProperty("field").GetString().Should().Be("text");
        site.Store.Records.Should().BeEmpty();
    }

    private static string TextOf(string language, RecordingSite site)
    {
        var runtime = ((ConsentRuntimeProvider)site.Host.Services.GetService(typeof(ConsentRuntimeProvider))!).Current;
        return runtime.Pages.In(LanguageSet.Find(language)!).PageTexts.For(new ConsentState(runtime.Rules, null, signal: false)).Text;
    }
}
