using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>Says at start what a developer or an auditor must know of this configuration.</summary>
internal sealed class StartupReport(
    ConsentRuntimeProvider runtimes,
    IOptionsMonitor<ConsentOptions> options,
    IEnumerable<ConfiguredSection> sections,
    IServiceProvider services,
    ILoggerFactory loggers) : IHostedService
{
    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var current = options.CurrentValue;
        foreach (var configured in sections)
        {
            if (!configured.Section.Exists())
            {
                _logger.SectionMissing(configured.Section.Path);
            }
        }

        if (current.Enforcement != EnforcementMode.Enforce)
        {
            _logger.NotEnforced(
                current.Enforcement,
                current.BannerWithoutEnforcement
                    ? "the banner asks all the same (BannerWithoutEnforcement)"
                    : "no visitor is shown the banner; in Development it is there as a preview");
        }

        foreach (var (path, settings) in current.Paths)
        {
            _logger.PathExcluded(path, settings.Enforcement, settings.Reason ?? "");
        }

        foreach (var category in runtimes.AllRules.SelectMany(rules => rules.Categories.All).Where(IsNotice).Select(category => category.Name).Distinct())
        {
            _logger.NoticeMode(category);
        }

        TellWhatIsAsked(current, runtimes.Current.Rules.Categories);
        if (services.GetService<IOptions<CookiePolicyOptions>>()?.Value.CheckConsentNeeded is not null
            && runtimes.Current.Once.First(Log.PolicyChecksConsentId))
        {
            _logger.PolicyChecksConsent();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void TellWhatIsAsked(ConsentOptions options, CategorySet categories)
    {
        var needConsent = categories.All.Where(category => !category.IsExempt).ToLookup(category => category.IsAsked, category => category.Name);
        if (needConsent[false].Any())
        {
            _logger.NotAsked(string.Join(", ", needConsent[false]));
        }
        else if (AskedCategories.IsNothingDeclared(options) && needConsent[true].Any())
        {
            _logger.NothingDeclared(string.Join(", ", needConsent[true]));
        }
    }

    private static bool IsNotice(Category category) => category is { Mode: ConsentMode.Notice, IsExempt: false };
}
