using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The file of known cookies, entry by entry.</summary>
public class CatalogueTests
{
    private static readonly CategorySet Categories = TestRules.Of().Categories;
    private static readonly CatalogueRules Rules = CatalogueRules.Compile(Categories);

    [Fact]
    public void It_knows_at_least_three_hundred_names_and_patterns() =>
        CookieCatalogue.Entries.Should().HaveCountGreaterThanOrEqualTo(300);

    [Fact]
    public void Every_entry_has_a_possible_name_a_category_and_a_purpose_that_every_language_has()
    {
        foreach (var entry in CookieCatalogue.Entries)
        {
            CookiePattern.WhyImpossible(entry.Pattern.Text).Should().BeNull(entry.Pattern.Text);
            entry.Provider.Should().NotBeNullOrWhiteSpace(entry.Pattern.Text).And.NotContain("(").And.NotEndWith(" ");
            CategoryCompiler.BuiltInNames.Should().Contain(entry.Category, entry.Pattern.Text);
            LanguageSet.Tags.Should().OnlyContain(
                tag => LanguageSet.Find(tag)!.Find(TextKey.PurposePrefix + entry.Purpose) != null, entry.Pattern.Text);
            (entry.Lifetime.IsSession || entry.Lifetime.Duration > TimeSpan.Zero).Should().BeTrue(entry.Pattern.Text);
            entry.Domains.All(HostDomains.IsDomain).Should().BeTrue(entry.Pattern.Text);
        }
    }

    [Fact]
    public void No_entry_stands_twice()
    {
        var names = from entry in CookieCatalogue.Entries
                    from domain in entry.Domains.DefaultIfEmpty("anywhere")
                    select (entry.Pattern.Text, domain);

        names.Should().OnlyHaveUniqueItems();
        CookieCatalogue.Entries.Where(entry => entry.Domains.Count > 0).Select(entry => entry.Pattern.Text)
            .Should().NotIntersectWith(CookieCatalogue.Entries.Where(entry => entry.Domains.Count == 0).Select(entry => entry.Pattern.Text));
    }

    [Fact]
    public void The_file_is_in_order()
    {
        var providers = CookieCatalogue.Entries.Select(entry => entry.Provider).ToArray();
        var groups = providers.Where((provider, index) => index == 0 || providers[index - 1] != provider).ToArray();

        groups.Should().OnlyHaveUniqueItems().And.Equal(groups.Order(StringComparer.OrdinalIgnoreCase));
        foreach (var group in CookieCatalogue.Entries.GroupBy(entry => entry.Provider))
        {
            var names = group.Select(entry => entry.Pattern.Text).ToArray();
            names.Should().Equal(names.Order(StringComparer.Ordinal), group.Key);
        }
    }

    [Fact]
    public void Each_entry_is_found_by_a_cookie_that_it_stands_for()
    {
        foreach (var entry in CookieCatalogue.Entries)
        {
            var name = SampleOf(entry);

            CookieCatalogue.Find(name, DomainOf(entry)).Should().BeSameAs(entry, name);
            if (!entry.IsSuggestion)
            {
                var rule = entry.Domains.Count == 0
                    ? Rules.ByName.Find(name)
                    : Rules.ByDomain.Find(name, entry.Domains[^1]);
                rule!.Known.Should().BeSameAs(entry, name);
            }
        }
    }

    /// <summary>A pattern that covers another provider's cookie does so on purpose, and yields to it.</summary>
    [Fact]
    public void No_pattern_covers_a_cookie_of_another_provider_by_accident()
    {
        var covers = from wide in CookieCatalogue.Entries
                     from narrow in CookieCatalogue.Entries
                     where wide.Provider != narrow.Provider && !wide.Pattern.IsExact && wide.Pattern.IsMatch(SampleOf(narrow))
                     select $"{wide.Pattern.Text} covers {narrow.Pattern.Text}";

        covers.Should().Equal("AMP_* covers AMP_TOKEN");
    }

    [Fact]
    public void A_pattern_begins_with_enough_to_tell_a_provider_by() =>
        CookieCatalogue.Entries.Where(entry => !entry.Pattern.IsExact)
            .Should().OnlyContain(entry => entry.Pattern.Prefix.Length >= 3 && entry.Domains.Count == 0);

    [Fact]
    public void A_name_too_short_to_tell_a_provider_by_counts_on_a_domain_only() =>
        CookieCatalogue.Entries.Where(entry => entry is { Domains.Count: 0, IsSuggestion: false, Pattern.IsExact: true } && entry.Pattern.Text.Length < 4)
            .Select(entry => entry.Pattern.Text)
            .Should().Equal("cje", "_ga");

    [Fact]
    public void Nothing_is_exempt_but_the_frameworks_own_cookies_and_those_of_load_balancers()
    {
        var exempt = CookieCatalogue.Entries.Where(entry => entry.ExemptBecause is not null).ToArray();

        exempt.Should().NotBeEmpty().And.OnlyContain(entry =>
            entry.Category == CookieCategory.Essential
            && entry.Domains.Count == 0
            && (entry.Provider == "ASP.NET Core" || entry.Purpose == "loadBalancing"));
        exempt.Should().OnlyContain(entry => entry.ExemptBecause!.Contains("WP194"));
    }

    [Fact]
    public void An_essential_entry_that_is_not_exempt_decides_nothing()
    {
        var rules = TestRules.Of();

        var request = new DefaultHttpContext { Request = { Host = new HostString("example.com") } }.Request;
        var suggestions = CookieCatalogue.Entries.Where(entry => entry.IsSuggestion).ToArray();

        suggestions.Should().NotBeEmpty();
        foreach (var entry in suggestions)
        {
            var line = new SetCookieLine($"{SampleOf(entry)}=1; domain={DomainOf(entry)}");
            rules.Classifier.Classify(line, [], request).Should().Be(Classification.Unknown, entry.Pattern.Text);
        }
    }

    [Theory]
    [InlineData("Umbraco", "UMB_SESSION", "__Host-umbAccessToken")]
    [InlineData("Orchard Core", "orchauth_Default", "orchantiforgery_Default")]
    [InlineData("nopCommerce", ".Nop.Customer", ".Nop.Session")]
    [InlineData("Oqtane", "APP_VISITOR_1", "X-XSRF-TOKEN-COOKIE")]
    [InlineData("DNN", ".DOTNETNUKE", "dnn_IsMobile")]
    [InlineData("Kentico", "CurrentContact", "CMSCookieLevel")]
    [InlineData("Sitecore", "SC_ANALYTICS_GLOBAL_COOKIE", "sxa_site")]
    [InlineData("Optimizely CMS", ".EPiForm_BID", "EPi:NumberOfVisits")]
    [InlineData("ABP", "Abp.Localization.CultureName", "__tenant")]
    [InlineData("Duende IdentityServer", "idsrv", "__Host-bff")]
    [InlineData("Auth0", "auth0", "appSession")]
    [InlineData("Okta", "okta-oauth-state", "okta-oauth-nonce")]
    [InlineData("Microsoft Entra ID", "ESTSAUTH", "ESTSAUTHPERSISTENT")]
    [InlineData("Azure", "ARRAffinity", "x-ms-routing-name")]
    [InlineData("Cloudflare", "__cf_bm", "cf_clearance")]
    [InlineData("Akamai", "ak_bmsc", "bm_so")]
    [InlineData("AWS", "AWSALB", "CloudFront-Policy")]
    public void What_dotnet_sites_run_on_is_known_with_its_source(string provider, params string[] names)
    {
        foreach (var name in names)
        {
            CookieCatalogue.Find(name, domain: [])!.Provider.Should().Be(provider, name);
        }

        var lines = File.ReadAllLines(RepositoryFolder.Of("src", "NetHelpDesk.Consent", "Rules", "Catalogue", "catalogue.txt"));
        var start = Array.FindIndex(lines, line => line == provider || line.StartsWith(provider + " (", StringComparison.Ordinal));
        lines[start + 1].Should().StartWith("# https://");
    }

    [Fact]
    public void What_is_third_party_is_not_software_of_the_site() =>
        CookieCatalogue.Entries.Should().NotContain(entry => entry.ThirdParty && entry.IsOfThisSite);

    [Theory]
    [InlineData("  a  Tracking  counting")]
    [InlineData("  a  Tracking  counting  soon")]
    [InlineData("  a  Tracking  counting  1 day  everywhere")]
    [InlineData("  a  Tracking  counting  1 day  on a.com  exempt")]
    public void A_line_that_cannot_be_read_is_not_passed_over(string line)
    {
        using var file = new StringReader("Somebody\n" + line);

        FluentActions.Invoking(() => CatalogueReader.Read(file).ToArray()).Should().Throw<InvalidDataException>();
    }

    private static string? DomainOf(CatalogueEntry entry) => entry.Domains.Count == 0 ? null : entry.Domains[0];

    private static string SampleOf(CatalogueEntry entry) => entry.Pattern.Text
        .Replace("*", "x", StringComparison.Ordinal).Replace('#', '7');
}
