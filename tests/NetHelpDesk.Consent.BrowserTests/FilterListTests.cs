namespace NetHelpDesk.Consent.BrowserTests;

public sealed class FilterListTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    // What EasyList Cookie's rules for addresses are made of, in any case.
    private static readonly string[] BlockedWords =
        ["cookie", "gdpr", "dsgvo", "rgpd", "rodo", "cnil", "cmp", "tracking", "/consent-", "/consent_", "/consent/", "-consent", "_consent", "privacychoices", "privacy-banner", "privacy-manager", "privacy-policy"];

    [Theory]
    [InlineData("/")]
    [InlineData(PrivacyChoicesPage.Path)]
    [InlineData("/cookies")]
    public async Task EasyList_Cookie_hides_nothing_on_a_page(string path)
    {
        var page = await Visitor.OpenAsync(path);

        await NothingIsHiddenAsync(page);
    }

    [Fact]
    public async Task EasyList_Cookie_hides_nothing_of_the_dialog()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.OpenDialogAsync();

        await NothingIsHiddenAsync(page);
    }

    [Fact]
    public async Task EasyList_Cookie_hides_what_it_is_made_to_hide()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Tab.EvaluateAsync("() => { document.querySelector('[data-consent-banner]').id = 'consent-banner-fw'; }");

        (await HiddenAsync(page)).Should().ContainSingle().Which.Should().Contain("consent-banner-fw");
    }

    [Fact]
    public async Task No_address_of_ours_holds_a_word_that_EasyList_Cookie_blocks()
    {
        var addresses = new List<string>();
        var page = await Visitor.OpenAsync("/");
        page.Tab.Request += (_, request) => addresses.Add(request.Url);
        await page.GoToAsync(HelpDeskPage.Article);
        var dialog = await page.Banner.OpenDialogAsync();
        await page.SendFromScriptAsync("GET", PrivacyChoicesPage.Path + "/state");
        await page.SendFromScriptAsync("GET", PrivacyChoicesPage.Path + "/banner?lang=en");
        await dialog.RejectAsync();

        var ours = addresses.Where(address => address.Contains(PrivacyChoicesPage.Path, StringComparison.Ordinal)).ToArray();
        ours.Should().Contain(address => address.Contains(".js")).And.Contain(address => address.Contains(".css"));
        ours.Should().NotContain(address => BlockedWords.Any(word => address.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task NothingIsHiddenAsync(HelpDeskPage page) => (await HiddenAsync(page)).Should().BeEmpty();

    private static async Task<string[]> HiddenAsync(HelpDeskPage page)
    {
        var selectors = await CookieFilterList.GenericSelectorsAsync();
        selectors.Should().HaveCountGreaterThan(10_000);
        return await page.Tab.EvaluateAsync<string[]>(
            """
            selectors => selectors.flatMap(selector => {
              try {
                return [...document.querySelectorAll(selector)].map(element => `${selector} hides <${element.localName} id="${element.id}" class="${element.className}">`);
              } catch {
                return [];
              }
            })
            """,
            selectors);
    }
}
