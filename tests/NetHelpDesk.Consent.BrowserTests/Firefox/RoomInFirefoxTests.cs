namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Every kind of page once: what differs by length and window is the same in every browser.</summary>
public sealed class RoomInFirefoxTests(FirefoxFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    public static TheoryData<string> Kinds => [.. FootPage.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_stands_at_the_foot_of_a_page_is_at_hand_once_it_is_scrolled_there(string kind)
    {
        await using var pages = await RoomTests.StartAsync(kind, BannerMode.PerVisitor);
        var page = await Visitor.OpenAsync(pages.Address + "/privacy-choices/state");

        await RoomTests.IsAtHandAsync(page, pages, kind, paragraphs: 18);
    }
}
