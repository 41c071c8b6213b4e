using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Tests;

public class MistakeTests
{
    [Theory]
    [InlineData("""{ "Mode": "OptInn" }""", "Mode 'OptInn' must be one of OptIn, OptOut, Notice. Did you mean 'OptIn'?")]
    [InlineData("""{ "Enforcement": "Reportonly2" }""", "Enforcement 'Reportonly2' must be one of")]
    [InlineData("""{ "BannerMode": "Cached" }""", "BannerMode 'Cached' must be one of")]
    [InlineData("""{ "UnknownCookies": "1" }""", "UnknownCookies '1' must be one of")]
    [InlineData("""{ "SessionLifetime": "x" }""", "SessionLifetime 'x' must be one of")]
    [InlineData("""{ "UseCatalogue": "yes" }""", "UseCatalogue 'yes' is neither true nor false")]
    [InlineData("""{ "Cookies": { "a;b": { "Category": "Tracking" } } }""", "Cookies:a;b can never match a cookie: a name ends before the first ';'")]
    [InlineData("""{ "Cookies": { "a=b": { "Category": "Tracking" } } }""", "Cookies:a=b can never match a cookie")]
    [InlineData("""{ "Cookies": { "x": { "Name": " a", "Category": "Tracking" } } }""", "Cookies:x can never match a cookie: browsers trim")]
    [InlineData("""{ "Cookies": { "a\u0001": { "Category": "Tracking" } } }""", "control character")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Trackng" } } }""", "Category 'Trackng' does not exist. Did you mean 'Tracking'?")]
    [InlineData("""{ "Cookies": { "a": { "Purpose": "p" } } }""", "Cookies:a has no Category")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Essential" } } }""", "Cookies:a is essential but has no Purpose")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Session", "RequiresConsent": false } } }""", "Cookies:a is exempt (RequiresConsent: false) but gives no Reason")]
    [InlineData("""{ "Categories": { "Session": { "RequiresConsent": false } } }""", "Categories:Session is exempt (RequiresConsent: false) but gives no Reason")]
    [InlineData("""{ "Categories": { "Essential": { "RequiresConsent": true } } }""", "Categories:Essential cannot require consent")]
    [InlineData("""{ "Categories": { "Essential": { "GlobalPrivacyControl": true } } }""", "Categories:Essential needs no consent, so that Global Privacy Control cannot refuse it. Remove GlobalPrivacyControl")]
    [InlineData("""{ "Categories": { "Session": { "RequiresConsent": false, "Reason": "r", "GlobalPrivacyControl": true } } }""", "Categories:Session needs no consent, so that Global Privacy Control cannot refuse it")]
    [InlineData("""{ "Categories": { "Session": { "GlobalPrivacyControl": "maybe" } } }""", "Categories:Session:GlobalPrivacyControl 'maybe' is neither true nor false")]
    [InlineData("""{ "Categories": { "Trackng": { "DisplayName": "x" } } }""", "Categories:Trackng has no Description, by which visitors decide. Say in a sentence what it is for. Did you mean 'Tracking'?")]
    [InlineData("""{ "Categories": { "policy": { "Description": "x" } } }""", "Categories:policy has a name that the consent cookie uses itself")]
    [InlineData("""{ "Categories": { "a b": { "Description": "x" } } }""", "Categories:a b cannot stand in a cookie")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Tracking" }, "b": { "Name": "a", "Category": "Session" } } }""", "Cookies:a and Cookies:b name the same cookie 'a'")]
    [InlineData("""{ "Cookies": { "__host-a": { "Category": "Tracking", "Domain": "example.com" } } }""", "a __Host- cookie must not have a Domain")]
    [InlineData("""{ "Cookies": { "__Host-a": { "Category": "Tracking", "Path": "/x" } } }""", "a __Host- cookie must have the Path '/'")]
    [InlineData("""{ "ConsentCookie": { "Name": "__Host-c", "Domain": "example.com" } }""", "ConsentCookie:Name '__Host-c' must not have a Domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "com" } }""", "ConsentCookie:Domain 'com' has a single label: browsers take no cookie for a whole top-level domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "192.0.2.1" } }""", "ConsentCookie:Domain '192.0.2.1' is an address")]
    [InlineData("""{ "ConsentCookie": { "Domain": "127.1" } }""", "ConsentCookie:Domain '127.1' is an address")]
    [InlineData("""{ "ConsentCookie": { "Domain": "example.0x7f" } }""", "ConsentCookie:Domain 'example.0x7f' is an address")]
    [InlineData("""{ "ConsentCookie": { "Domain": "[::1]" } }""", "ConsentCookie:Domain '[::1]' is not a domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "::1" } }""", "ConsentCookie:Domain '::1' is not a domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "example.com:443" } }""", "ConsentCookie:Domain 'example.com:443' is not a domain. Write it without scheme, port and path")]
    [InlineData("""{ "ConsentCookie": { "Domain": "https://example.com" } }""", "ConsentCookie:Domain 'https://example.com' is not a domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "..example.com" } }""", "ConsentCookie:Domain '..example.com' is not a domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "example.com." } }""", "ConsentCookie:Domain 'example.com.' is not a domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "-a.example.com" } }""", "ConsentCookie:Domain '-a.example.com' is not a domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "example.com; secure" } }""", "ConsentCookie:Domain 'example.com;' is not a domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "*.example.com" } }""", "ConsentCookie:Domain '*.example.com' is not a domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": "b\u00fccher.example" } }""", "ConsentCookie:Domain 'b\u00fccher.example' must be written as browsers send it: xn--bcher-kva.example")]
    [InlineData("""{ "ConsentCookie": { "Domain": [ "example.com", "org" ] } }""", "ConsentCookie:Domain 'org' has a single label")]
    [InlineData("""{ "ConsentCookie": { "Domain": { "a": "example.com" } } }""", "ConsentCookie:Domain must be a single value or a list, not an object")]
    [InlineData("""{ "Path": "/../x" }""", "Path '/../x' must start with '/'")]
    [InlineData("""{ "Path": "/a/./b" }""", "Path '/a/./b' must start with '/'")]
    [InlineData("""{ "Path": "/.." }""", "Path '/..' must start with '/'")]
    [InlineData("""{ "Path": "/%2e%2e/x" }""", "Path '/%2e%2e/x' must start with '/'")]
    [InlineData("""{ "Path": "/a\\b" }""", "Path '/a\\b' must start with '/'")]
    [InlineData("""{ "Path": "//x" }""", "Path '//x' must start with '/'")]
    [InlineData("""{ "Path": "/x?y" }""", "Path '/x?y' must start with '/'")]
    [InlineData("""{ "Path": "/x#y" }""", "Path '/x#y' must start with '/'")]
    [InlineData("""{ "Path": "/x y" }""", "Path '/x y' must start with '/'")]
    [InlineData("""{ "Path": "/w\u00e4hlen" }""", "Path '/w\u00e4hlen' must start with '/'")]
    [InlineData("""{ "Paths": { "/a/../b": { "Enforcement": "Enforce" } } }""", "Paths:/a/../b matches no request")]
    [InlineData("""{ "Paths": { "/a?b": { "Enforcement": "Enforce" } } }""", "Paths:/a?b matches no request")]
    [InlineData("""{ "Paths": { "/a/*": { "Enforcement": "Enforce" } } }""", "Paths:/a/* is no pattern: a path stands for itself and all below it")]
    [InlineData("""{ "Paths": { "/a/{id}": { "Enforcement": "Enforce" } } }""", "Paths:/a/{id} is no pattern")]
    [InlineData("""{ "Paths": { "/caf%C3%A9/ ": { "Enforcement": "Enforce" } } }""", "Write it as people read it, without escapes and without spaces at its end: '/café/'.")]
    [InlineData("""{ "Path": "/" }""", "Path '/' must start with '/'")]
    [InlineData("""{ "ConsentCookie": { "Name": "__Http-c" } }""", "ConsentCookie:Name '__Http-c' has a prefix that browsers store with HttpOnly alone")]
    [InlineData("""{ "ConsentCookie": { "Name": "__hOST-hTTP-c" } }""", "Begin it with __Host- or __Secure- instead, or with none.")]
    [InlineData("""{ "ConsentCookie": { "SameSite": "Unspecified" } }""", "ConsentCookie:SameSite 'Unspecified' must be one of None, Lax, Strict.")]
    [InlineData("""{ "ConsentCookie": { "Lifetime": "2 years" } }""", "longer than the 400 days")]
    [InlineData("""{ "ConsentCookie": { "Lifetime": "a while" } }""", "ConsentCookie:Lifetime 'a while' cannot be read")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Tracking", "Lifetime": "soon" } } }""", "Cookies:a:Lifetime 'soon' cannot be read")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Tracking", "MaxLifetime": "session" } } }""", "Cookies:a:MaxLifetime 'session' cannot be read")]
    [InlineData("""{ "Categories": { "Tracking": { "MaxLifetime": "13 moons" } } }""", "Categories:Tracking:MaxLifetime '13 moons' cannot be read")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Tracking", "Purpos": "x" } } }""", "Cookies:a:Purpos is not a setting. Did you mean 'Purpose'?")]
    [InlineData("""{ "Cookeis": {} , "Cooki": { "a": "b" } }""", "Cooki is not a setting")]
    [InlineData("""{ "Cookies": [ { "Name": "a", "Category": "Tracking" } ] }""", "Cookies is a list; it must be an object whose keys are names")]
    [InlineData("""{ "Cookies": { "a": "Tracking" } }""", "Cookies:a is a single value; it must be an object with")]
    [InlineData("""{ "PolicyVersion": { "a": "b" } }""", "PolicyVersion must be a single value")]
    [InlineData("""{ "Cookies": { ".NetHelpDesk.Consent": { "Category": "Essential", "Purpose": "p" } } }""", "is the consent cookie, which the library declares")]
    [InlineData("""{ "Paths": { "/x": { "Enforcement": "Off" } } }""", "Paths:/x is not enforced but gives no Reason")]
    [InlineData("""{ "PolicyVersion": "1&tracking=yes" }""", "PolicyVersion '1&tracking=yes' cannot stand in a cookie")]
    [InlineData("""{ "PolicyUrl": "javascript:alert(1)" }""", "PolicyUrl 'javascript:alert(1)' must be a path")]
    [InlineData("""{ "DefaultLanguage": "tlh" }""", "DefaultLanguage 'tlh' is no language of the package. Use one of")]
    [InlineData("""{ "Languages": { "dee": {} } }""", "Languages:dee is no language of the package and has no Texts. Did you mean 'de'? Use one of ar, bg,")]
    [InlineData("""{ "Languages": { "d e": {} } }""", "Languages:d e is no language tag (BCP 47)")]
    [InlineData("""{ "Languages": { "no": {}, "nb": {} } }""", "name the same language 'nb'. Keep one.")]
    [InlineData("""{ "Languages": { "en": { "Enabled": false } } }""", "Languages:en is the language of DefaultLanguage, which visitors are always offered")]
    [InlineData("""{ "DefaultLanguage": "zh-TW", "Languages": { "zh-Hant": { "Enabled": false } } }""", "Languages:zh-Hant is the language of DefaultLanguage")]
    [InlineData("""{ "Languages": { "*": { "Texts": { "title": "x" } } } }""", "Languages:* stands for all languages that are not named, so it can hold Enabled only")]
    [InlineData("""{ "Languages": { "de": { "Enabled": "maybe" } } }""", "Languages:de:Enabled 'maybe' is neither true nor false")]
    [InlineData("""{ "Languages": [ "de" ] }""", "Languages is a list; it must be an object whose keys are names")]
    [InlineData("""{ "Languages": { "de": { "Texts": { "titel": "x" } } } }""", "Languages:de:Texts:titel is not a text of the package. Did you mean 'title'?")]
    [InlineData("""{ "Languages": { "de": { "Texts": { "title": { "a": "b" } } } } }""", "Languages:de:Texts:title must be a single value")]
    [InlineData("""{ "Languages": { "de": { "Texts": { "title": "  " } } } }""", "Languages:de:Texts:title is empty")]
    [InlineData("""{ "Languages": { "de": { "Texts": { "title": "{date}" } } } }""", "Languages:de:Texts:title must hold no placeholder and no other text in braces. Correct '{date}'.")]
    [InlineData("""{ "Languages": { "de": { "Texts": { "decided": "Am {date}." } } } }""", "Languages:de:Texts:decided must hold {date} and {time} once")]
    [InlineData("""{ "Languages": { "de": { "Texts": { "lifetime.day.other": "{counts} Tage" } } } }""", "Languages:de:Texts:lifetime.day.other must hold {count} once")]
    [InlineData("""{ "Languages": { "de": { "Texts": { "category.tracking.name": "x" } } } }""", "Languages:de:Texts:category.tracking.name is said of a category. Move it to Categories")]
    [InlineData("""{ "Languages": { "de": { "Categories": { "Trackng": { "Description": "x" } } } } }""", "Languages:de:Categories:Trackng does not exist. Did you mean 'Tracking'?")]
    [InlineData("""{ "Languages": { "de": { "Categories": { "Tracking": { "Descripton": "x" } } } } }""", "Languages:de:Categories:Tracking:Descripton is not a setting. Did you mean 'Description'?")]
    [InlineData("""{ "Cookies": { "theme": { "Category": "Session" } }, "Languages": { "de": { "Cookies": { "them": { "Purpose": "x" } } } } }""", "Languages:de:Cookies:them is not declared under Cookies. Did you mean 'theme'?")]
    [InlineData("""{ "DefaultLanguage": "cy", "Languages": { "cy": { "Texts": { "title": "x" } } } }""", "Languages:cy is the language of DefaultLanguage, on which all others fall back, but it misses Texts:")]
    [InlineData("""{ "ExpiryBudget": "2 KB" }""", "ExpiryBudget '2 KB' is not a whole number")]
    [InlineData("""{ "ExpiryBudget": 100 }""", "ExpiryBudget 100 must be 256 to 16384 bytes")]
    [InlineData("""{ "ExpiryBudget": 65536 }""", "ExpiryBudget 65536 must be 256 to 16384 bytes")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Tracking", "Path": "/\u00e9" } } }""", "Cookies:a:Path '/\u00e9' must start with '/'")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Tracking", "Path": "/a;b" } } }""", "Cookies:a:Path '/a;b' must start with '/'")]
    [InlineData("""{ "GuardScriptCookies": "on" }""", "GuardScriptCookies 'on' is neither true nor false")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Tracking", "Kind": "Local" } } }""", "Cookies:a:Kind 'Local' must be one of Cookie, LocalStorage, SessionStorage, Pixel")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Tracking", "Kind": "LocalStorage", "Path": "/x" } } }""", "Cookies:a is no cookie (Kind: LocalStorage), so that MaxLifetime, Domain and Path say nothing of it. Remove them.")]
    [InlineData("""{ "Cookies": { "a": { "Category": "Tracking", "Kind": "Pixel" }, "b": { "Name": "a", "Kind": "Pixel", "Category": "Session" } } }""", "Cookies:a and Cookies:b name the same cookie 'a'")]
    [InlineData("""{ "Categories": { "Tracking": { "ContentSecurityPolicy": "https://a.example" } } }""", "ContentSecurityPolicy is a single value; it must be an object")]
    [InlineData("""{ "Categories": { "Tracking": { "ContentSecurityPolicy": { "script-src": [ "https://a.example" ] } } } }""", "ContentSecurityPolicy:script-src must be a single value")]
    [InlineData("""{ "Categories": { "Tracking": { "ContentSecurityPolicy": { "script-scr": "https://a.example" } } } }""", "ContentSecurityPolicy:script-scr is no directive to which hosts can be added. Did you mean 'script-src'?")]
    [InlineData("""{ "Categories": { "Tracking": { "ContentSecurityPolicy": { "script-src": " " } } } }""", "ContentSecurityPolicy:script-src names no host")]
    [InlineData("""{ "Categories": { "Tracking": { "ContentSecurityPolicy": { "script-src": "'unsafe-inline'" } } } }""", "''unsafe-inline'' is a keyword, not a host")]
    [InlineData("""{ "Categories": { "Tracking": { "ContentSecurityPolicy": { "script-src": "https://a.example;object-src *" } } } }""", "'https://a.example;object-src' is not a host")]
    [InlineData("""{ "Categories": { "Tracking": { "ContentSecurityPolicy": { "script-src": "https://a.example,b" } } } }""", "is not a host")]
    [InlineData("""{ "Categories": { "Tracking": { "ContentSecurityPolicy": { "script-src": "https:" } } } }""", "'https:' is not a host")]
    [InlineData("""{ "Categories": { "Tracking": { "ContentSecurityPolicy": { "img-src": "*" } } } }""", "'*' is not a host")]
    [InlineData("""{ "BannerMode": "CacheSafe", "Categories": { "Tracking": { "ContentSecurityPolicy": { "img-src": "https://a.example" } } } }""", "Categories:Tracking:ContentSecurityPolicy cannot differ by visitor in pages that are the same for everybody")]
    [InlineData("""{ "Signals": { "GoogleRegions": "DE EU" } }""", "Signals:GoogleRegions 'EU' is no ISO 3166-2 code")]
    [InlineData("""{ "Signals": { "GoogleRegions": "Germany" } }""", "Signals:GoogleRegions 'Germany' is no ISO 3166-2 code")]
    [InlineData("""{ "Signals": { "GoogleWaitForUpdate": 20000 } }""", "Signals:GoogleWaitForUpdate 20000 must be 0 to 10000 milliseconds")]
    [InlineData("""{ "Signals": { "Matomo": "Yes" } }""", "Signals:Matomo 'Yes' must be one of Off, Cookies, Requests")]
    [InlineData("""{ "Signals": { "DataLayerEvent": " " } }""", "Signals:DataLayerEvent is blank")]
    [InlineData("""{ "Signals": { "Categories": { "adstorage": "Tracking" } } }""", "Signals:Categories:adstorage is no signal. Did you mean 'ad_storage'?")]
    [InlineData("""{ "Signals": { "Categories": { "ad_storage": "Trackng" } } }""", "Signals:Categories:ad_storage 'Trackng' is no category. Did you mean 'Tracking'?")]
    [InlineData("""{ "Signals": { "Categories": { "ad_storage": " " } } }""", "Signals:Categories:ad_storage names no category")]
    [InlineData("""{ "Signals": { "GoogleConsentmode2": true } }""", "Signals:GoogleConsentmode2 is not a setting. Did you mean 'GoogleConsentMode'?")]
    [InlineData("""{ "Regions": { "US-CA": {} } }""", "Regions differ, but nothing says in which one a visitor is. Add UseRegion")]
    [InlineData("""{ "BannerMode": "CacheSafe", "Regions": { "US-CA": {} } }""", "Regions cannot differ in pages that are the same for everybody")]
    [InlineData("""{ "Regions": { "US CA": {} } }""", "Regions:US CA is no name of a region")]
    [InlineData("""{ "Regions": { "US-CA": { "Mode": "Opt" } } }""", "Regions:US-CA:Mode 'Opt' must be one of")]
    [InlineData("""{ "Regions": { "US-CA": { "Categories": { "Trackng": { "Mode": "OptOut" } } } } }""", "Regions:US-CA:Categories:Trackng does not exist. Did you mean 'Tracking'?")]
    [InlineData("""{ "Mode": "OptOut", "Regions": { "EU": { "Mode": "OptIn" } } }""", "Regions:EU asks more of Tracking (OptIn) than the whole does (OptOut)")]
    [InlineData("""{ "Categories": { "Tracking": { "Mode": "Notice" } }, "Regions": { "EU": { "Categories": { "tracking": { "Mode": "OptOut" } } } } }""", "Regions:EU asks more of Tracking (OptOut) than the whole does (Notice)")]
    public void A_mistake_is_reported_with_its_mend(string section, string message) =>
        ConfiguredConsent.MistakesIn(section).Should().Contain(message);

    [Fact]
    public void A_list_over_a_single_value_is_no_riddle() =>
        ConfiguredConsent.MistakesIn("""{ "ConsentCookie": { "Domain": "example.com" } }""", """{ "ConsentCookie": { "Domain": [ "example.org" ] } }""")
            .Should().Contain("ConsentCookie:Domain is a single value in one place and a list in another");

    [Fact]
    public void A_misspelt_key_is_reported_with_its_nearest_name() =>
        ConfiguredConsent.MistakesIn("""{ "PolicyVerson": "2" }""")
            .Should().Contain("PolicyVerson is not a setting. Did you mean 'PolicyVersion'?");

    [Fact]
    public void All_mistakes_stand_in_one_message()
    {
        var message = ConfiguredConsent.MistakesIn(
            """
            {
              "Mode": "Sometimes",
              "Enforcment": "Off",
              "ConsentCookie": { "Lifetime": "long" },
              "Categories": { "Chat": {} , "Session": { "RequiresConsent": false } },
              "Cookies": {
                "a;b": { "Category": "Tracking" },
                "c": { "Category": "Nowhere" },
                "d": { "Category": "Essential" },
                "e": { "Category": "Session", "RequiresConsent": false },
                "f": { "Name": "g", "Category": "Tracking" },
                "g": { "Category": "Tracking" },
                "__Host-h": { "Category": "Tracking", "Domain": "example.com" }
              }
            }
            """);

        message.Should().ContainAll(
            "Mode 'Sometimes'", "Enforcment is not a setting", "ConsentCookie:Lifetime 'long'",
            "Categories:Session is exempt", "Cookies:a;b can never match", "Category 'Nowhere'",
            "Cookies:d is essential", "Cookies:e is exempt", "Cookies:f and Cookies:g", "Cookies:__Host-h");
        message.Should().Contain("have 11 mistakes:");
    }

    [Fact]
    public void The_number_of_mistakes_is_the_number_of_lines()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddNetHelpDeskConsent(ConfiguredConsent.Layers("""{ "Mod": "x" }""").GetSection("NetHelpDeskConsent")).Services
            .AddNetHelpDeskConsent(ConfiguredConsent.Layers("""{ "Mod": "x" }""").GetSection("NetHelpDeskConsent")).Services
            .BuildServiceProvider();

        var read = () => services.GetRequiredService<IOptions<ConsentOptions>>().Value;

        read.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain("have 1 mistake:");
    }

    [Fact]
    public void Passing_the_whole_configuration_is_a_mistake()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddNetHelpDeskConsent(ConfiguredConsent.Layers("{}"))
            .Services
            .BuildServiceProvider();

        var read = () => services.GetRequiredService<IOptions<ConsentOptions>>().Value;

        read.Should().Throw<OptionsValidationException>()
            .Which.Message.Should().Contain("The whole configuration was passed").And.Contain("GetSection(\"NetHelpDeskConsent\")");
    }

    [Fact]
    public void Comments_are_not_misspelt_keys() =>
        ConfiguredConsent.Read("""{ "$schema": "x", "//": "why", "PolicyVersion": "7" }""").PolicyVersion.Should().Be("7");
}
