using Microsoft.Extensions.Configuration;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>A configuration that declares many cookies.</summary>
internal static class DeclaredCookies
{
    public const string Section = "NetHelpDeskConsent";

    public static IConfigurationRoot Configure(int count) => new ConfigurationBuilder().AddInMemoryCollection(
        Enumerable.Range(0, count).SelectMany(i => new KeyValuePair<string, string?>[]
        {
            new($"{Section}:Cookies:cookie{i}:Category", CookieCategory.Tracking),
            new($"{Section}:Cookies:cookie{i}:Purpose", "Is measured"),
            new($"{Section}:Cookies:cookie{i}:Lifetime", "2 years"),
        })).Build();
}
