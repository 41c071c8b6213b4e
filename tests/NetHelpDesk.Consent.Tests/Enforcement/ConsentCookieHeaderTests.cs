namespace NetHelpDesk.Consent.Tests;

public sealed class ConsentCookieHeaderTests
{
    [Fact]
    public void A_decision_expires_the_cookie_on_every_other_domain_that_may_hold_it()
    {
        Domains(TestRules.Of(), "help.shop.example.com").Should().Equal("help.shop.example.com", "shop.example.com", "example.com");
    }

    [Fact]
    public void A_decision_for_a_shared_domain_leaves_that_one_and_expires_the_host_s_own()
    {
        var rules = TestRules.Of(options => options.ConsentCookie.Domain = "example.com");

        Domains(rules, "help.example.com").Should().Equal("", "help.example.com");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("evil; domain=example.com")]
    public void A_host_without_parents_has_nothing_to_expire(string host)
    {
        Domains(TestRules.Of(), host).Should().BeEmpty();
    }

    [Fact]
    public void A_host_prefixed_cookie_can_stand_nowhere_else()
    {
        Domains(TestRules.Of(options => options.ConsentCookie.Name = "__Host-consent"), "help.example.com").Should().BeEmpty();
    }

    [Theory]
    [InlineData(".NetHelpDesk.Consent", false, false)]
    [InlineData(".NetHelpDesk.Consent", true, true)]
    [InlineData("__Host-consent", false, true)]
    [InlineData("__Secure-consent", false, true)]
    public void The_cookie_is_secure_on_https_and_where_its_name_demands_it(string name, bool isHttps, bool isSecure)
    {
        var rules = TestRules.Of(options => options.ConsentCookie.Name = name);
        var decision = new Decision(DateTimeOffset.UnixEpoch, rules.Categories.NeedConsent, default, SignalPresent: false);

        var header = ConsentCookieHeader.Write(decision, rules, isHttps);

        header.Contains("; secure", StringComparison.Ordinal).Should().Be(isSecure);
        header.Should().Contain("; max-age=15552000; path=/").And.EndWith("; samesite=lax");
    }

    private static string[] Domains(ConsentRules rules, string host) =>
        [.. ConsentCookieHeader.ExpireElsewhere(rules.ConsentCookie, host, isHttps: false).Select(header =>
        {
            header.Should().StartWith(rules.ConsentCookie.Name + "=; max-age=0");
            return header.Split("; ").SingleOrDefault(attribute => attribute.StartsWith("domain=", StringComparison.Ordinal))?[7..] ?? "";
        })];
}
