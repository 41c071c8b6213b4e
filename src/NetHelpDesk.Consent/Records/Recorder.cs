using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent;

/// <summary>Records decisions, where the application has a store.</summary>
internal sealed class Recorder(RecordQueue queue, ClientLimit limit, TimeProvider clock, ILoggerFactory loggers)
{
    private const int MaxRememberedSignals = 10_000;

    /// <summary>How long the answer to what took effect anyway waits, so that it can say whether it is recorded.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, bool> _signals = new();
    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);
    private bool _isLimitTold;

    /// <summary>Returns when the record is durable.</summary>
    /// <exception cref="ConsentNotRecordedException">It is not, and never will be.</exception>
    public async Task ProveAsync(
        HttpContext context, RecordRules rules, ConsentRecord record, ShownText? text, CancellationToken cancellationToken)
    {
        if (!IsAllowed(context, rules))
        {
            throw new ConsentNotRecordedException(NotRecorded.TooMany);
        }

        var entry = new RecordEntry { Record = record, Text = text, MustArrive = false };
        if (!queue.TryAdd(entry, rules.MaxWaiting) || !await IsDurableAsync(entry, rules.Timeout, cancellationToken))
        {
            throw new ConsentNotRecordedException(NotRecorded.StoreFailed);
        }
    }

    /// <summary>Records what took effect already; says whether it is durable by now.</summary>
    public async Task<bool> NoteAsync(
        HttpContext context, RecordRules rules, ConsentRecord record, ShownText? text, CancellationToken cancellationToken) =>
        Note(context, rules, record, text) is { } entry
        && !queue.IsFailing
        && await IsDurableAsync(entry, rules.Timeout < ShortWait ? rules.Timeout : ShortWait, cancellationToken);

    /// <summary>Records what took effect already; nothing where there are too many.</summary>
    public RecordEntry? Note(HttpContext context, RecordRules rules, ConsentRecord record, ShownText? text)
    {
        var entry = new RecordEntry { Record = record, Text = text, MustArrive = true };
        return IsAllowed(context, rules) && queue.TryAdd(entry, rules.MaxWaiting) ? entry : null;
    }

    /// <summary>Forgets a visitor; says whether that is done.</summary>
    public async Task<bool> ForgetAsync(HttpContext context, RecordRules rules, string subject, CancellationToken cancellationToken)
    {
        var entry = new RecordEntry { Forgotten = subject, MustArrive = true };
        return IsAllowed(context, rules)
            && queue.TryAdd(entry, rules.MaxWaiting)
            && await IsDurableAsync(entry, rules.Timeout, cancellationToken);
    }

    /// <summary>Counts a first refusal, of which nothing else is kept.</summary>
    public void Count(HttpContext context, ConsentRules rules, ConsentState before, Decision decision, Language language)
    {
        if (!IsAllowed(context, rules.Records!))
        {
            return;
        }

        var day = DateOnly.FromDateTime(decision.At.UtcDateTime);
        var first = decision.Refused & ~(before.Decision?.Refused ?? default);
        foreach (var category in rules.Categories.All)
        {
            if (first.Contains(category))
            {
                queue.CountRefusal(new ConsentTally(day, category.Key, language.Tag, rules.PolicyVersion, 0, 0, 0));
            }
        }
    }

    /// <summary>Records that Global Privacy Control refuses what was granted without it.</summary>
    public void NoteSignal(HttpContext context, ConsentRules rules, ConsentState state, RecordReference reference)
    {
        if (_signals.Count >= MaxRememberedSignals)
        {
            _signals.Clear();
        }

        if (_signals.TryAdd(RecordMaker.SignalId(reference), true))
        {
            var language = BannerLanguage.Of(context, rules);
            Note(context, rules.Records!, RecordMaker.MakeOfSignal(context, rules, state, reference, language, clock.GetUtcNow()), text: null);
        }
    }

    private bool IsAllowed(HttpContext context, RecordRules rules)
    {
        if (limit.Allows(context.Connection.RemoteIpAddress, rules.MaxPerMinute))
        {
            return true;
        }

        if (!Interlocked.Exchange(ref _isLimitTold, true))
        {
            _logger.ClientLimitReached(rules.MaxPerMinute);
        }

        return false;
    }

    private async Task<bool> IsDurableAsync(RecordEntry entry, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await entry.Done.WaitAsync(timeout, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return !entry.TryGiveUp() && entry.Done is { IsCompletedSuccessfully: true, Result: true };
        }
        catch (OperationCanceledException)
        {
            entry.TryGiveUp();
            throw;
        }
    }
}
