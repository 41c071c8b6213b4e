using System.Net;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What a site's own tests do with the testing helper, done to the help desk: no page of it sets a cookie that visitors cannot read of.</summary>
public sealed class DeclarationTests
{
    private static readonly string[] Pages =
        ["/", "/articles", HelpDeskPage.Article, "/trial?utm_source=newsletter", "/sign-in", "/account", "/cookies", "/privacy"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_help_desk_declares_every_cookie()
    {
        await using var site = new SiteFixture();
        await site.InitializeAsync();
        using var client = new HttpClient { BaseAddress = site.Address };

        site.Services.WatchCookies();
        await SignedInVisit.SignInAsync(client, Stop);
        using var notFound = await client.GetAsync(new Uri("/no-such-page", UriKind.Relative), Stop);
        await site.Services.AssertAllCookiesDeclaredAsync(client, Pages);

        notFound.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_forgotten_cookie_fails_and_is_named()
    {
        await using var site = new ForgetfulSite();
        await site.InitializeAsync();
        using var client = new HttpClient { BaseAddress = site.Address };

        await SignedInVisit.SignInAsync(client, Stop);
        var failure = await site.Services.Awaiting(services => services.AssertAllCookiesDeclaredAsync(client, Pages))
            .Should().ThrowAsync<UndeclaredCookieException>();

        failure.Which.CookieNames.Should().Equal(ForgetfulSite.Cookie);
    }
}
