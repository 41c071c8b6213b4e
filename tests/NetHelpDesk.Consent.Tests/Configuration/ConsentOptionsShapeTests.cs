using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace NetHelpDesk.Consent.Tests;

public class ConsentOptionsShapeTests
{
    [Fact]
    public void Every_public_option_can_be_configured()
    {
        ConsentOptionsShape.Root.Names.Should().BeEquivalentTo(NamesOf<ConsentOptions>());
        NamesBelow("ConsentCookie").Should().BeEquivalentTo(NamesOf<ConsentCookieOptions>());
        NamesBelow("Signals").Should().BeEquivalentTo(NamesOf<SignalOptions>());
        NamesBelow("Categories:x").Should().BeEquivalentTo(NamesOf<CategoryOptions>());
        NamesBelow("Cookies:x").Should().BeEquivalentTo(NamesOf<DeclaredCookie>());
        NamesBelow("Languages:x").Should().BeEquivalentTo(NamesOf<LanguageOptions>());
        NamesBelow("Languages:x:Categories:x").Should().BeEquivalentTo(NamesOf<CategoryTexts>());
        NamesBelow("Languages:x:Cookies:x").Should().BeEquivalentTo(NamesOf<CookieTexts>());
        NamesBelow("Paths:x").Should().BeEquivalentTo(NamesOf<PathOptions>());
    }

    [Fact]
    public void Every_setting_reaches_the_property_of_its_name()
    {
        var options = ConfiguredConsent.Read(
            """
            {
              "PolicyVersion": "9", "Path": "/p", "PolicyUrl": "/u", "Mode": "OptOut", "BannerMode": "CacheSafe", "Enforcement": "ReportOnly",
              "UnknownCookies": "Allow", "SessionLifetime": "Report", "UseCatalogue": false, "TrustIsEssential": false,
              "GlobalPrivacyControl": false, "DefaultLanguage": "de", "HideRequestCookies": false, "ExpireParentDomains": false, "ExpiryBudget": 999, "GuardScriptCookies": true,
              "Signals": { "GoogleConsentMode": true, "GoogleRegions": "DE", "GoogleAdsDataRedaction": true, "GoogleUrlPassthrough": true, "GoogleWaitForUpdate": 9, "MicrosoftUet": true, "MicrosoftClarity": true, "MetaPixel": true, "Matomo": "Requests", "DataLayerEvent": "e", "Categories": { "matomo": "Chat" } },
              "ConsentCookie": { "Name": "n", "Domain": "example.com", "Lifetime": "3 days", "SameSite": "Strict" },
              "Categories": { "Chat": { "DisplayName": "n", "Description": "d", "Mode": "Notice", "RequiresConsent": false, "Reason": "r", "MaxLifetime": "1 day", "GlobalPrivacyControl": false } },
              "Cookies": { "k": { "Category": "Chat", "Name": "c", "Purpose": "p", "Provider": "v", "Lifetime": "2 days", "MaxLifetime": "1 day", "ThirdParty": true, "Domain": "example.com", "Path": "/x", "RequiresConsent": true, "Reason": "r", "Enabled": true } },
              "Languages": { "fr": { "Enabled": false, "Texts": { "title": "t" }, "Categories": { "Chat": { "DisplayName": "n", "Description": "d", "Reason": "r" } }, "Cookies": { "k": { "Purpose": "p", "Provider": "v", "Reason": "r" } } } },
              "Paths": { "/hangfire": { "Enforcement": "Off", "Reason": "r" } }
            }
            """.Replace("\"Report\"", $"\"{Enum.GetNames<SessionLifetime>()[^1]}\"", StringComparison.Ordinal)
               .Replace("\"UnknownCookies\": \"Allow\"", $"\"UnknownCookies\": \"{Enum.GetNames<UnknownCookies>()[^1]}\"", StringComparison.Ordinal));

        var expected = new ConsentOptions
        {
            PolicyVersion = "9",
            Path = "/p",
            PolicyUrl = "/u",
            Mode = ConsentMode.OptOut,
            BannerMode = BannerMode.CacheSafe,
            Enforcement = EnforcementMode.ReportOnly,
            UnknownCookies = Enum.GetValues<UnknownCookies>()[^1],
            SessionLifetime = Enum.GetValues<SessionLifetime>()[^1],
            UseCatalogue = false,
            TrustIsEssential = false,
            GlobalPrivacyControl = false,
            DefaultLanguage = "de",
            HideRequestCookies = false,
            ExpireParentDomains = false,
            ExpiryBudget = 999,
            GuardScriptCookies = true,
            Signals = { GoogleConsentMode = true, GoogleRegions = "DE", GoogleAdsDataRedaction = true, GoogleUrlPassthrough = true, GoogleWaitForUpdate = 9, MicrosoftUet = true, MicrosoftClarity = true, MetaPixel = true, Matomo = MatomoConsent.Requests, DataLayerEvent = "e", Categories = { ["matomo"] = "Chat" } },
            ConsentCookie = { Name = "n", Domain = "example.com", Lifetime = "3 days", SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict },
            Categories = { ["Chat"] = new() { DisplayName = "n", Description = "d", Mode = ConsentMode.Notice, RequiresConsent = false, Reason = "r", MaxLifetime = "1 day", GlobalPrivacyControl = false } },
            Cookies = { ["k"] = new() { Category = "Chat", Name = "c", Purpose = "p", Provider = "v", Lifetime = "2 days", MaxLifetime = "1 day", ThirdParty = true, Domain = "example.com", Path = "/x", RequiresConsent = true, Reason = "r" } },
            Languages =
            {
                ["fr"] = new()
                {
                    Enabled = false,
                    Texts = { ["title"] = "t" },
                    Categories = { ["Chat"] = new() { DisplayName = "n", Description = "d", Reason = "r" } },
                    Cookies = { ["k"] = new() { Purpose = "p", Provider = "v", Reason = "r" } },
                },
            },
            Paths = { ["/hangfire"] = new() { Enforcement = EnforcementMode.Off, Reason = "r" } },
        };
        options.Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void What_is_no_cookie_and_hosts_of_a_category_reach_their_properties()
    {
        // Apart from the others: hosts need pages for one visitor, and what is no cookie has no path.
        var options = ConfiguredConsent.Read(
            """
            {
              "Categories": { "Tracking": { "ContentSecurityPolicy": { "script-src": "https://a.example https://b.example" } } },
              "Cookies": { "k": { "Category": "Tracking", "Kind": "LocalStorage" } }
            }
            """,
            """{ "Categories": { "Tracking": { "ContentSecurityPolicy": { "img-src": "https://a.example" } } } }""");

        options.Categories["Tracking"].ContentSecurityPolicy.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["script-src"] = "https://a.example https://b.example",
            ["img-src"] = "https://a.example",
        });
        options.Cookies["k"].Kind.Should().Be(StorageKind.LocalStorage);
    }

    private static IEnumerable<string> NamesOf<T>() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);

    /// <summary>The names that a misspelt key is answered with.</summary>
    private static string[] NamesBelow(string section)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create($"C:{section}:?", (string?)"x")])
            .Build();
        var options = new ConsentOptions();
        new ReadConfiguration(configuration.GetSection("C")).Configure(options);
        var mistake = options.Mistakes.Should().ContainSingle().Which;
        var known = mistake[(mistake.IndexOf("Known here: ", StringComparison.Ordinal) + "Known here: ".Length)..];
        return known.TrimEnd('.').Split(", ");
    }
}
