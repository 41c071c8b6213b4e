using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Tests;

public sealed class ReloadTests : IDisposable
{
    private readonly IConfigurationRoot _configuration = new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create("C:PolicyVersion", (string?)"1")])
        .Build();

    private readonly ServiceProvider _services;

    public ReloadTests()
    {
        var services = new ServiceCollection();
        services.AddFakeLogging();
        services.AddNetHelpDeskConsent(_configuration.GetSection("C"));
        _services = services.BuildServiceProvider();
        Current.Rules.PolicyVersion.Should().Be("1");
    }

    private ConsentRuntime Current => _services.GetRequiredService<ConsentRuntimeProvider>().Current;

    private IEnumerable<FakeLogRecord> Logged =>
        _services.GetFakeLogCollector().GetSnapshot().Where(record => record.Category == "NetHelpDesk.Consent");

    public void Dispose() => _services.Dispose();

    [Fact]
    public void A_valid_reload_takes_effect()
    {
        Change("PolicyVersion", "2");

        Current.Rules.PolicyVersion.Should().Be("2");
        Logged.Should().NotContain(record => record.Level >= LogLevel.Warning);
    }

    [Fact]
    public void An_invalid_reload_keeps_the_last_valid_options_and_says_why()
    {
        Change("PolicyVersion", "2");
        Change("Cookies:a:Category", "Nowhere");

        Current.Rules.PolicyVersion.Should().Be("2");
        Current.Rules.Classifier.Classify("a", []).Source.Should().Be(ClassificationSource.Unknown);
        _services.GetRequiredService<IOptionsMonitor<ConsentOptions>>().CurrentValue.PolicyVersion.Should().Be("2");
        Logged.Should().ContainSingle(record => record.Id.Id == 7 && record.Level == LogLevel.Error)
            .Which.Message.Should().Contain("'Nowhere' does not exist");
    }

    [Fact]
    public void A_mended_reload_takes_effect_after_an_invalid_one()
    {
        Change("Cookies:a:Category", "Nowhere");
        Change("Cookies:a:Category", "Session");

        Current.Rules.Classifier.Classify("a", []).Category!.Name.Should().Be("Session");
    }

    [Fact]
    public void A_reload_changes_what_the_privacy_signal_refuses()
    {
        Change("Categories:Session:GlobalPrivacyControl", "true");

        Current.Rules.Categories.Session.IsRefusedBySignal.Should().BeTrue();
    }

    [Fact]
    public void A_reload_changes_what_is_said_and_in_which_languages()
    {
        Change("Languages:de:Texts:title", "Kekse");
        Change("Languages:fr:Enabled", "false");

        Current.Rules.Languages.Find("de")!["title"].Should().Be("Kekse");
        Current.Rules.Languages.Find("fr").Should().BeNull();
        Current.Pages.In(Current.Rules.Languages.Find("de")!).Should().NotBeNull();
    }

    [Fact]
    public void A_reload_does_not_move_the_path_but_says_so()
    {
        Change("Path", "/elsewhere");

        Current.Pages.Path.Should().Be("/privacy-choices");
        Logged.Should().ContainSingle(record => record.Id.Id == 8);
    }

    private void Change(string key, string value)
    {
        _configuration[$"C:{key}"] = value;
        _configuration.Reload();
    }
}
