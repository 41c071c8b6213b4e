using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Recording;

/// <summary>Records decisions, where the application has a store.</summary>
internal sealed class Recorder(
    RecordQueue queue, ClientLimit limit, TimeProvider clock, ILoggerFactory loggers, AccountConsents? accounts = null)
{
    private const int MaxRemembered = 10_000;

    /// <summary>How long the answer to what took effect anyway waits, so that it can say whether it is recorded.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    /// <summary>What requests may bring again until they know that it is recorded, by the ids of the records.</summary>
    private readonly ConcurrentDictionary<Guid, RecordEntry> _again = new();

    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);
    private bool _isLimitTold;

    /// <summary>Returns when the record is durable.</summary>
    /// <exception cref="ConsentNotRecordedException">It is not, and never will be.</exception>
    public async Task ProveAsync(
        HttpContext context, RecordRules rules, ConsentRecord record, ShownText? text, CancellationToken cancellationToken)
    {
        if (!IsAllowed(context, rules))
        {
            throw new ConsentNotRecordedException(RecordFailure.TooMany);
        }

        var entry = new RecordEntry { Record = record, Text = text, MustArrive = false };
        if (!queue.TryAdd(entry, rules.MaxWaiting) || !await IsDurableAsync(entry, rules.Timeout, cancellationToken))
        {
            throw new ConsentNotRecordedException(RecordFailure.StoreFailed);
        }

        accounts?.Note(record);
    }

    /// <summary>Records what took effect already; says whether it is durable by now.</summary>
    public async Task<bool> NoteAsync(
        HttpContext context, RecordRules rules, ConsentRecord record, ShownText? text, CancellationToken cancellationToken) =>
        Note(context, rules, record, text) is { } entry
        && !queue.IsFailing
        && await IsDurableAsync(entry, rules.Timeout < ShortWait ? rules.Timeout : ShortWait, cancellationToken)
        && Settle(record.Id);

    /// <summary>Records what took effect already; nothing where there are too many.</summary>
    public RecordEntry? Note(HttpContext context, RecordRules rules, ConsentRecord record, ShownText? text)
    {
        accounts?.Note(record);
        var entry = new RecordEntry { Record = record, Text = text, MustArrive = true };
        if (!IsAllowed(context, rules) || !queue.TryAdd(entry, rules.MaxWaiting))
        {
            return null;
        }

        if (_again.Count >= MaxRemembered)
        {
            _again.Clear();
        }

        _again[record.Id] = entry;
        return entry;
    }

    /// <summary>Forgets a visitor, and the account that the visitor is signed in with; says whether that is done.</summary>
    public async Task<bool> ForgetAsync(
        HttpContext context, RecordRules rules, string? subject, string? account, CancellationToken cancellationToken)
    {
        var entry = new RecordEntry { Forgotten = subject, ForgottenAccount = account, MustArrive = true };
        if (!IsAllowed(context, rules)
            || !queue.TryAdd(entry, rules.MaxWaiting)
            || !await IsDurableAsync(entry, rules.Timeout, cancellationToken))
        {
            return false;
        }

        if (account is not null)
        {
            accounts?.Forget(account);
        }

        return true;
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
        NoteOnce(context, rules, RecordMaker.SignalId(reference), language =>
            RecordMaker.MakeOfSignal(context, rules, state, reference, language, clock.GetUtcNow()));
    }

    /// <summary>
    /// Records what the visitor took back, as the consent cookie has it, where the record may have been lost; says
    /// whether it is durable by now.
    /// </summary>
    public bool NoteAgain(HttpContext context, ConsentRules rules, Decision decision, CategoryMask takenBack, RecordReference reference) =>
        NoteOnce(context, rules, reference.Record, language =>
            RecordMaker.MakeOfCookie(context, rules, decision, takenBack, reference, language, clock.GetUtcNow()));

    private bool Settle(Guid id)
    {
        _again.TryRemove(id, out _);
        return true;
    }

    private bool NoteOnce(HttpContext context, ConsentRules rules, Guid id, Func<Language, ConsentRecord> make)
    {
        if (_again.TryGetValue(id, out var known))
        {
            return known.IsDurable;
        }

        // What is not taken in now comes with the next request.
        Note(context, rules.Records!, make(BannerLanguage.Of(context, rules)), text: null);
        return false;
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
            return !entry.TryGiveUp();
        }
        catch (OperationCanceledException)
        {
            entry.TryGiveUp();
            throw;
        }
    }
}
