using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Diagnostics;
using NetHelpDesk.Consent.Features;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Validation;
using NetHelpDesk.Consent.Verdicts;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers NetHelpDesk.Consent.</summary>
public static class ConsentServiceCollectionExtensions
{
    /// <summary>
    /// Adds cookie consent, configured by <paramref name="section"/>. May be called several times, also together with
    /// the overload that takes a delegate: later calls win, setting by setting. The section is watched for changes.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="section">
    /// The library's own section, usually <c>builder.Configuration.GetSection("NetHelpDeskConsent")</c>.
    /// </param>
    /// <exception cref="OptionsValidationException">
    /// Thrown when the application starts, with every mistake in the options and how to mend each.
    /// </exception>
    public static ConsentBuilder AddNetHelpDeskConsent(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        var builder = AddCore(services);
        services.AddSingleton<IConfigureOptions<ConsentOptions>>(new ReadConfiguration(section));
        services.AddSingleton<IOptionsChangeTokenSource<ConsentOptions>>(
            new ConfigurationChangeTokenSource<ConsentOptions>(section));
        if (section is IConfigurationSection named)
        {
            services.AddSingleton(new ConfiguredSection(named));
        }

        return builder;
    }

    /// <summary>
    /// Adds cookie consent, configured in code. May be called several times, also together with the overload that
    /// takes configuration: later calls win, setting by setting.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="OptionsValidationException">
    /// Thrown when the application starts, with every mistake in the options and how to mend each.
    /// </exception>
    public static ConsentBuilder AddNetHelpDeskConsent(this IServiceCollection services, Action<ConsentOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = AddCore(services);
        services.Configure(configure);
        return builder;
    }

    private static ConsentBuilder AddCore(IServiceCollection services)
    {
        var builder = new ConsentBuilder(services);
        if (services.Any(service => service.ServiceType == typeof(ConsentRuntimeProvider)))
        {
            return builder;
        }

        services.AddOptions<ConsentOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConsentOptions>, ConsentOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<ConsentOptions>, DetectRecordStore>());
        services.TryAddSingleton<IOptionsFactory<ConsentOptions>, LastValidOptionsFactory>();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ConsentMetrics>();
        services.TryAddSingleton(provider =>
        {
            var discovery = new CookieDiscovery(provider.GetService<IHostEnvironment>()?.IsDevelopment() == true);
            if (provider.GetService<WatchedCookies>() is not null)
            {
                discovery.TurnOn();
            }

            return discovery;
        });
        AddAsked<SessionOptions>(services);
        AddAsked<RequestLocalizationOptions>(services);
        services.TryAddSingleton<FrameworkCookies>();
        services.TryAddSingleton<VerdictReporter>();
        services.TryAddSingleton(provider => new PageCheck(
            provider.GetRequiredService<ConsentRuntimeProvider>(), provider.GetService<IHostEnvironment>()));
        services.TryAddSingleton<RecordQueue>();
        services.TryAddSingleton<ClientLimit>();
        services.TryAddSingleton<Recorder>();
        services.TryAddSingleton<ISigningKeys, KeyRing>();
        services.TryAddSingleton<ProofLookup>();
        services.TryAddSingleton<FormerConsentCookie>();
        services.TryAddSingleton<IPipelineWatch, OrderCheck>();
        services.TryAddSingleton<ConsentRuntimeProvider>();
        services.TryAddSingleton<IRulesInForce>(provider => provider.GetRequiredService<ConsentRuntimeProvider>());
        services.TryAddScoped<CircuitPages>();
        services.TryAddSingleton<ChoiceEndpoints>();
        services.TryAddSingleton<SupportResource>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, SupportResourcePolicy>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, ShortCircuitPolicy>());
        services.TryAddSingleton<PipelineTrace>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupReport>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RecordWriter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RecordRetention>());

        // After the application's own base policies, which say what is cached.
        services.PostConfigure<OutputCacheOptions>(options => options.AddBasePolicy(ConsentCachePolicy.Instance));

        // First, so that its callback is registered before, and therefore runs after, those of all other filters.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, ArrivalFilter>());
        return builder;
    }

    private static void AddAsked<TOptions>(IServiceCollection services)
        where TOptions : class
    {
        services.AddSingleton<AskedOptions<TOptions>>();
        services.AddSingleton<IPostConfigureOptions<TOptions>>(provider => provider.GetRequiredService<AskedOptions<TOptions>>());
    }
}
