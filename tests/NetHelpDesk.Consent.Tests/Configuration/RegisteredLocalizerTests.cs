using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A localizer that the site registers itself is the one that is asked, however long it lives.</summary>
public sealed class RegisteredLocalizerTests
{
    [Theory]
    [InlineData(ServiceLifetime.Singleton, true)]
    [InlineData(ServiceLifetime.Scoped, true)]
    [InlineData(ServiceLifetime.Transient, true)]
    [InlineData(ServiceLifetime.Singleton, false)]
    [InlineData(ServiceLifetime.Scoped, false)]
    public async Task The_site_s_own_localizer_is_asked(ServiceLifetime lifetime, bool isFirst)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            BannerPage.WriteAsync,
            services: services =>
            {
                var own = new ServiceDescriptor(typeof(IStringLocalizer<SiteSpeech>), _ => new OwnLocalizer(), lifetime);
                if (isFirst)
                {
                    services.Add(own);
                }

                services.AddNetHelpDeskConsent((ConsentOptions _) => { }).LocalizeWith<SiteSpeech>();
                if (!isFirst)
                {
                    services.AddLocalization();
                    services.Add(own);
                }
            });

        using var page = await host.GetAsync();

        (await page.TextAsync()).Should().Contain("Own words");
    }

    private sealed class OwnLocalizer : IStringLocalizer<SiteSpeech>
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => this[name];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [new LocalizedString("Texts:title", "Own words")];
    }
}
