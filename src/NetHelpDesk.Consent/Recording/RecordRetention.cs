using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Recording;

/// <summary>Deletes records that are older than the site keeps them, a few at a time and on one node at a time.</summary>
internal sealed class RecordRetention(
    IRulesInForce inForce, TimeProvider clock, ILoggerFactory loggers, IConsentRecordStore? store = null) : BackgroundService
{
    private const int Few = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (store is not null && !stoppingToken.IsCancellationRequested)
        {
            await DeleteAsync(store, stoppingToken);
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    private async Task DeleteAsync(IConsentRecordStore store, CancellationToken stopping)
    {
        try
        {
            var before = clock.GetUtcNow() - inForce.Rules.Records!.Retention;
            long deleted = 0;
            while (await store.DeleteAsync(before, Few, stopping) is { } some and > 0)
            {
                deleted += some;
                await Task.Delay(Pause, clock, stopping);
            }

            if (deleted > 0)
            {
                _logger.RecordsDeleted(deleted, before);
            }
        }
#pragma warning disable CA1031 // Whatever a store throws, the next hour tries again.
        catch (Exception exception) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _logger.RetentionFailed(exception);
        }
    }
}
