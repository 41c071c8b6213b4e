using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Recording;

/// <summary>
/// Lets a device follow the account that its visitor is signed in with. What an account consented to is read from its
/// records, and remembered for <see cref="RecordOptions.AccountRefresh"/>.
/// </summary>
internal sealed class AccountConsents(AccountLink link, TimeProvider clock, ILoggerFactory loggers, IConsentRecordStore? store = null)
    : IDisposable
{
    private const int MaxRemembered = 10_000;

    /// <summary>How far back an account's decisions are looked at. Nobody makes more of them between two visits of a device.</summary>
    private const int MostRecords = 50;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>While the store does not answer, requests do not wait for it one by one.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = MaxRemembered }, loggers);
    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);
    private readonly Lock _making = new();
    private long _failedAt;

    /// <summary>What was decided with the visitor's account; nothing where the visitor is not signed in, or it is known already.</summary>
    public async Task<AccountConsent?> FindAsync(HttpContext context, ConsentRules rules, OncePerProcess once)
    {
        try
        {
            if (rules.Records is { } records
                && context.Features.Get<LinkedAccount>() is null
                && await link.FindAsync(context) is { } id)
            {
                var account = AccountLink.Pseudonym(id, records);
                context.Features.Set(new LinkedAccount(account));
                return await FindAsync(account, records);
            }
        }
#pragma warning disable CA1031 // Whatever went wrong, the page is served, with what the device itself has decided.
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (once.First(Log.AccountNotToldId))
            {
                _logger.AccountNotTold(exception);
            }
        }

        return null;
    }

    /// <summary>Takes a decision in that was made with an account on this node.</summary>
    public void Note(ConsentRecord record)
    {
        if (record.Account is { } account)
        {
            EntryOf(account).Add(record);
        }
    }

    /// <summary>The account was forgotten: what is known of it is read anew.</summary>
    public void Forget(string account) => _entries.Remove(account);

    public void Dispose() => _entries.Dispose();

    private ValueTask<AccountConsent> FindAsync(string account, RecordRules rules) => EntryOf(account).GetAsync(
        clock,
        () => ReadAsync(account),
        () => IsAway && rules.AccountRefresh > Retry ? Retry : rules.AccountRefresh);

    private bool IsAway => Volatile.Read(ref _failedAt) is not 0 and var failedAt && clock.GetElapsedTime(failedAt) < Retry;

    private AccountEntry EntryOf(string account)
    {
        if (_entries.TryGetValue(account, out AccountEntry? known))
        {
            return known!;
        }

        // One for all who ask at the same time: a decision must not be noted in another's.
        lock (_making)
        {
            return _entries.GetOrCreate(account, static entry =>
            {
                entry.Size = 1;
                entry.SlidingExpiration = RememberedFor;
                return new AccountEntry();
            })!;
        }
    }

    /// <summary>Nothing where the store does not answer.</summary>
    private async Task<AccountReading?> ReadAsync(string account)
    {
        if (IsAway)
        {
            return null;
        }

        try
        {
            using var timer = new CancellationTokenSource(Timeout, clock);
            return await ReadAsync(account, timer.Token).WaitAsync(Timeout, clock, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever a store throws, what is known goes on, and the store is asked again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Volatile.Write(ref _failedAt, clock.GetTimestamp());
            _logger.AccountNotFollowed(exception);
            return null;
        }
    }

    private async Task<AccountReading> ReadAsync(string account, CancellationToken cancellationToken)
    {
        var query = new ConsentRecordQuery { Account = account, NewestFirst = true, Limit = MostRecords };
        var records = await store!.ReadAsync(query, cancellationToken);
        var consent = AccountConsent.Of(records);
        if (consent is { HasGrant: true, Reference: { } reference })
        {
            var later = new ConsentRecordQuery { Subject = reference.Subject, NewestFirst = true, Limit = MostRecords };
            consent = (await store!.ReadAsync(later, cancellationToken))
                .Where(record => record is { Account: null, Kind: ConsentRecordKind.Withdrawn or ConsentRecordKind.Changed })
                .Aggregate(consent, (known, record) => known.WithTakenBack(record));
        }

        return new AccountReading(consent, records.Select(record => record.Id).ToHashSet());
    }
}
