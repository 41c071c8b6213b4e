using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent;

/// <summary>
/// Makes the tables when the application starts. A database that is away keeps no site from starting: grants are
/// declined until it is there.
/// </summary>
internal sealed class SchemaAtStart<TContext>(RecordDatabase<TContext> database, ILoggerFactory loggers, TimeProvider clock) : IHostedService
    where TContext : DbContext
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await database.EnsureSchemaAsync(either.Token);
        }
        catch (InvalidOperationException)
        {
            // A mistake in the application, which no waiting mends.
            throw;
        }
#pragma warning disable CA1031 // Whatever keeps the database away, the site starts.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            loggers.CreateLogger(EntityFrameworkLog.Category).SchemaNotReady(exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
