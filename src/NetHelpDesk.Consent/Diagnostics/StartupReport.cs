using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Session;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent;

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
            _logger.NotEnforced(current.Enforcement);
        }

        foreach (var (path, settings) in current.Paths)
        {
            _logger.PathExcluded(path, settings.Enforcement, settings.Reason ?? "");
        }

        foreach (var category in runtimes.AllRules.SelectMany(rules => rules.Categories.All).Where(IsNotice).Select(category => category.Name).Distinct())
        {
            _logger.NoticeMode(category);
        }

        if (services.GetService<IOptions<CookiePolicyOptions>>()?.Value.CheckConsentNeeded is not null)
        {
            _logger.PolicyChecksConsent();
        }

        ReportFrameworkCookies();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsNotice(Category category) => category is { Mode: ConsentMode.Notice, IsExempt: false };

    /// <summary>
    /// Session and culture cookies are not essential by themselves, and the built-in policy loses them in silence.
    /// </summary>
    private void ReportFrameworkCookies()
    {
        if (services.GetService<ISessionStore>() is not null)
        {
            var name = services.GetRequiredService<IOptions<SessionOptions>>().Value.Cookie.Name;
            ReportIfUndeclared("ASP.NET Core session", name, "Keeps what you entered in this visit");
        }

        if (services.GetService<IConfigureOptions<RequestLocalizationOptions>>() is not null)
        {
            var name = services.GetRequiredService<IOptions<RequestLocalizationOptions>>().Value
                .RequestCultureProviders.OfType<CookieRequestCultureProvider>().FirstOrDefault()?.CookieName;
            ReportIfUndeclared("The culture cookie", name, "Remembers the language you chose");
        }
    }

    private void ReportIfUndeclared(string feature, string? name, string purpose)
    {
        if (name is not null
            && runtimes.Current.Rules.Classifier.Classify(name, []).Source != ClassificationSource.SiteRule)
        {
            _logger.UndeclaredFrameworkCookie(
                feature,
                name,
                $$"""
                "{{name}}": { "Category": "Session", "RequiresConsent": false, "Reason": "…", "Purpose": "{{purpose}}" }
                """,
                $$"""
                "{{name}}": { "Category": "Session", "Purpose": "{{purpose}}" }
                """);
        }
    }
}
