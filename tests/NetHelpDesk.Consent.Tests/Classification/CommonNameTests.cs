using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Names that half the web uses: known on their provider's domain only.</summary>
public class CommonNameTests
{
    private static readonly HttpRequest Request = RequestTo("www.example.com");

    [Theory]
    [InlineData("uid=1", null)]
    [InlineData("uid=1; Domain=example.com", null)]
    [InlineData("uid=1; Domain=criteo.com.example.com", null)]
    [InlineData("uid=1; Domain=notcriteo.com", null)]
    [InlineData("uid=1; Domain=criteo.com", "Advertising")]
    [InlineData("uid=1; path=/; domain = .Criteo.COM ; secure", "Advertising")]
    [InlineData("uid=1; Domain=bidder.criteo.com", "Advertising")]
    [InlineData("uid=1; Domain=adform.net", "Advertising")]
    [InlineData("uid=1; Domain=criteo.com; Domain=example.com", null)]
    [InlineData("uid=1; Domain=example.com; Domain=criteo.com", "Advertising")]
    [InlineData("SM=1; Domain=.c.clarity.ms", "Tracking")]
    [InlineData("sm=1; Domain=.c.clarity.ms", null)]
    [InlineData("fr=1; Domain=.criteo.com", null)]
    [InlineData("m=1; Domain=m.stripe.com", null)]
    public void A_common_name_is_known_by_the_domain_of_the_cookie(string header, string? category) =>
        Classify(TestRules.Of(), header).Category?.Name.Should().Be(category);

    [Theory]
    [InlineData("fr=1", "www.facebook.com", "Advertising")]
    [InlineData("fr=1; Domain=", "www.facebook.com:8443", "Advertising")]
    [InlineData("fr=1; Domain=example.com", "www.facebook.com", null)]
    [InlineData("fr=1", "facebook.com.example.com", null)]
    public void A_cookie_without_a_domain_is_the_hosts(string header, string host, string? category) =>
        TestRules.Of().Classifier.Classify(new SetCookieLine(header), [], RequestTo(host))
            .Category?.Name.Should().Be(category);

    [Fact]
    public void A_declaration_and_code_win_over_the_domain()
    {
        var declared = TestRules.Of(options => options.Cookies["uid"] = new() { Category = "Session" });

        Classify(declared, "uid=1; Domain=criteo.com").Category!.Name.Should().Be("Session");
        Classify(TestRules.Of(), "uid=1; Domain=criteo.com", "Tracking").Category!.Name.Should().Be("Tracking");
        Classify(TestRules.Of(), "uid=1; Domain=criteo.com", "Nowhere").Should().Be(Classification.Unknown);
        Classify(TestRules.Of(options => options.TrustIsEssential = false), "uid=1; Domain=criteo.com", CategoryLabel.IsEssential)
            .Category!.Name.Should().Be("Advertising");
    }

    [Fact]
    public void Without_the_catalogue_the_domain_tells_nothing() =>
        Classify(TestRules.Of(options => options.UseCatalogue = false), "uid=1; Domain=criteo.com")
            .Should().Be(Classification.Unknown);

    [Fact]
    public void A_cookie_that_a_browser_sends_is_known_by_the_host()
    {
        var cookies = TestRules.Of().SentClassifier;

        cookies.Find("uid", Request).Should().BeNull();
        cookies.Find("uid", RequestTo("static.criteo.com:8080"))!.Known!.Provider.Should().Be("Criteo");
        cookies.Find("uid", RequestTo("track.adform.net"))!.Known!.Provider.Should().Be("Adform");
    }

    private static Classification Classify(ConsentRules rules, string header, string label = "") =>
        rules.Classifier.Classify(new SetCookieLine(header), label, Request);

    private static HttpRequest RequestTo(string host) =>
        new DefaultHttpContext { Request = { Host = new HostString(host) } }.Request;
}
