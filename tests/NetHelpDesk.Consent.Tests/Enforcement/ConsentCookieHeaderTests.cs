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

    [Fact]
    public void Where_the_parent_domain_is_somebody_else_s_its_consent_cookie_stays()
    {
        var rules = TestRules.Of(options => options.ExpireParentDomains = false);

        Domains(rules, "help.shop.example.com").Should().Equal("help.shop.example.com");
    }

    [Fact]
    public void Domains_that_the_site_names_are_its_own_whoever_has_the_others()
    {
        var rules = TestRules.Of(options =>
        {
            options.ExpireParentDomains = false;
            options.ConsentCookie.Domain = "help.shop.example.com, example.com";
        });

        Domains(rules, "help.shop.example.com").Should().Equal("", "example.com");
        Domains(rules, "www.example.com").Should().Equal("", "www.example.com");
    }

    [Theory]
    [InlineData("www.example.com", "example.com")]
    [InlineData("EXAMPLE.org", "example.org")]
    [InlineData("a.shop.example.org", "shop.example.org")]
    [InlineData("notexample.org", null)]
    [InlineData("localhost", null)]
    public void Of_several_domains_the_most_specific_that_the_host_belongs_to_counts(string host, string? domain)
    {
        var rules = TestRules.Of(options => options.ConsentCookie.Domain = "example.com example.org,.shop.example.org");

        rules.ConsentCookie.DomainOn(host).Should().Be(domain);
        rules.ConsentCookie.IsTakenFrom(host).Should().Be(domain is not null);
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

        var header = ConsentCookieHeader.Write(decision, rules, "help.example.com", isHttps);

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
