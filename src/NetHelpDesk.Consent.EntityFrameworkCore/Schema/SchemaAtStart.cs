using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent;

/// <summary>
/// Makes the tables when the application starts, and waits for that a while. A database that is away or slow keeps no
/// site from starting: grants are declined until it is there.
/// </summary>
internal sealed class SchemaAtStart<TContext>(RecordDatabase<TContext> database, ILoggerFactory loggers, TimeProvider clock)
    : IHostedService, IDisposable
    where TContext : DbContext
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _stop = new();
    private Task _preparing = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _preparing = PrepareAsync();
        if (await Task.WhenAny(_preparing, Task.Delay(LongestWait, clock, cancellationToken)) == _preparing)
        {
            await _preparing;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _preparing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task PrepareAsync()
    {
        try
        {
            await database.EnsureSchemaAsync(_stop.Token);
        }
        catch (InvalidOperationException mistake) when (mistake.InnerException is null)
        {
            // A mistake in the application, which no waiting mends; a database that is away is the inner exception.
            throw;
        }
#pragma warning disable CA1031 // Whatever keeps the database away, the site runs, and the first grant tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            loggers.CreateLogger(EntityFrameworkLog.Category).SchemaNotReady(exception);
        }
    }
}
