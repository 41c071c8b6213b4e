using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Recording;

/// <summary>
/// Writes what waits, one batch at a time. While one is being made durable, the next one gathers (group commit), so
/// that many decisions share the cost of one transaction and nobody waits for company.
/// </summary>
internal sealed class RecordWriter(
    RecordQueue queue, IRulesInForce inForce, TimeProvider clock, ILoggerFactory loggers, IConsentRecordStore? store = null)
    : BackgroundService
{
    private const int MaxBatch = 512;

    private static readonly TimeSpan TallyInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(2);

    /// <summary>How long the end of the application waits for what must arrive.</summary>
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(10);

    private const int LastTries = 8;

    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);

    /// <summary>What took effect and is not written yet.</summary>
    private readonly Queue<RecordEntry> _mustArrive = new();

    private readonly PendingTallies _firstRefusals = new(queue);
    private TimeSpan _retry = FirstRetry;
    private TimeSpan _pause;

    /// <summary>When a batch failed last, by a clock that nobody sets.</summary>
    private long _failedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store is null)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            if (queue.IsFailing && _pause - clock.GetElapsedTime(_failedAt) is { Ticks: > 0 } pause)
            {
                await DeclineAsync(pause, stoppingToken);
            }
            else if (await WaitAsync(_mustArrive.Count > 0 ? TimeSpan.Zero : TallyInterval, stoppingToken))
            {
                // What is on its way when the application ends arrives: a broken batch may be there or not.
                await WriteAsync(CancellationToken.None);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (store is null)
        {
            return;
        }

        queue.Close();
        using var last = new CancellationTokenSource(LastWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(last.Token, cancellationToken);
        for (var tries = 0; HasWork && tries < LastTries && !either.IsCancellationRequested; tries++)
        {
            while (HasWork && await WriteAsync(either.Token))
            {
            }

            if (HasWork)
            {
                await Task.Delay(FirstRetry, CancellationToken.None);
            }
        }

        if (HasWork)
        {
            _logger.RecordsLost(queue.Count);
        }
    }

    private bool HasWork => queue.Count > 0 || _firstRefusals.HasAny;

    /// <summary>Waits until there is something to write; says no where there is nothing.</summary>
    private async Task<bool> WaitAsync(TimeSpan most, CancellationToken stopping)
    {
        if (most == TimeSpan.Zero)
        {
            return true;
        }

        using var timer = new CancellationTokenSource(most, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stopping);
        try
        {
            return await queue.Entries.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return !stopping.IsCancellationRequested && HasWork;
        }
    }

    /// <summary>While the store does not answer, grants are told so at once instead of waiting for each try.</summary>
    private async Task DeclineAsync(TimeSpan pause, CancellationToken stopping)
    {
        await WaitAsync(pause, stopping);
        while (queue.Entries.TryRead(out var entry))
        {
            Decline(entry);
        }
    }

    private void Decline(RecordEntry entry)
    {
        if (entry.MustArrive)
        {
            _mustArrive.Enqueue(entry);
        }
        else
        {
            queue.Remove(1);
        }

        entry.Decline();
    }

    /// <summary>Writes one batch; says whether there was one and it is durable.</summary>
    private async Task<bool> WriteAsync(CancellationToken stopping)
    {
        var entries = Take();
        var batch = _firstRefusals.BatchOf(entries);
        if (entries.Count == 0 && batch.FirstRefusals.Count == 0)
        {
            return false;
        }

        try
        {
            using var timer = new CancellationTokenSource(inForce.Rules.Records!.Timeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stopping);
            await store!.AppendAsync(batch, either.Token);
        }
#pragma warning disable CA1031 // Whatever a store throws, its batch is not written and the next one may be.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            OnFailed(entries, exception);
            return false;
        }

        if (queue.IsFailing)
        {
            queue.IsFailing = false;
            _logger.RecordsWrittenAgain();
        }

        _retry = FirstRetry;
        _firstRefusals.Clear();
        queue.Remove(entries.Count);
        foreach (var entry in entries)
        {
            if (!entry.Finish())
            {
                VoidIfGrant(entry, int.MaxValue);
            }
        }

        return true;
    }

    private List<RecordEntry> Take()
    {
        var entries = new List<RecordEntry>();
        while (entries.Count < MaxBatch && _mustArrive.TryDequeue(out var entry))
        {
            entries.Add(entry);
        }

        while (entries.Count < MaxBatch && queue.Entries.TryRead(out var entry))
        {
            if (entry.TryTake())
            {
                entries.Add(entry);
            }
            else
            {
                queue.Remove(1);
            }
        }

        return entries;
    }

    private void OnFailed(List<RecordEntry> entries, Exception exception)
    {
        if (!queue.IsFailing)
        {
            queue.IsFailing = true;
            _logger.RecordsNotWritten(exception, entries.Count);
        }

        (_failedAt, _pause) = (clock.GetTimestamp(), _retry);
        _retry = TimeSpan.FromTicks(Math.Min(2 * _retry.Ticks, LongestRetry.Ticks));
        foreach (var entry in entries)
        {
            Decline(entry);

            // Beyond half of what may wait, withdrawals need the room.
            VoidIfGrant(entry, inForce.Rules.Records!.MaxWaiting / 2);
        }
    }

    /// <summary>
    /// A grant that became durable after its visitor was told that it failed never took effect. Nor did one of a batch
    /// that failed: it may be durable all the same, as where the connection broke at the end.
    /// </summary>
    private void VoidIfGrant(RecordEntry entry, int most)
    {
        if (entry is { MustArrive: false, Record: { } record })
        {
            queue.TryAdd(
                new RecordEntry
                {
                    Record = record with
                    {
                        Id = Guid.CreateVersion7(clock.GetUtcNow()),
                        At = RecordMaker.Seconds(clock.GetUtcNow()),
                        Kind = ConsentRecordKind.Voided,
                        Previous = record.Id,
                    },
                    MustArrive = true,
                },
                most);
        }
    }
}
