using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Reading;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Recording;

/// <summary>
/// Looks up the record of a grant that no signature proves: one from before there were signatures, or signed with a key
/// that was replaced or is another site's. What the store has is signed anew, so that each visitor is looked up once; what
/// it has not grants nothing, and the visitor is asked.
/// </summary>
internal sealed class ProofLookup(TimeProvider clock, ILoggerFactory loggers, IConsentRecordStore? store = null) : IDisposable
{
    private const int MaxRemembered = 10_000;

    /// <summary>Whatever cookies are made by hand, the store is not asked more often at once.</summary>
    private const int MostAtOnce = 32;

    /// <summary>A decision is followed by few records that do not replace it.</summary>
    private const int MostRecords = 10;

    /// <summary>A page's other requests come with the cookie that the page had.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>While the store does not answer, requests do not wait for it one by one.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MaxRemembered }, loggers);
    private readonly ClientLimit? _limit = store is null ? null : new();
    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);
    private int _asking;
    private long _failedAt;

    /// <summary>
    /// The first grant of a request that needs proof, if there is one. A browser with two such cookies is asked again.
    /// </summary>
    public Decision? ClaimIn(HttpRequest request, ConsentRules rules)
    {
        if (store is null || rules.Records is not { } records)
        {
            return null;
        }

        foreach (var line in request.Headers.Cookie)
        {
            var from = 0;
            while (CookieHeader.TryFindNext(line, ref from, rules.ConsentCookie.Name, out var value, out var isCertain))
            {
                if (isCertain && ConsentCookieFormat.NeedsLookup(value, records)
                    && ConsentCookieFormat.Read(value, rules, clock.GetUtcNow()) is { Granted.IsEmpty: false, Reference: not null } claim)
                {
                    return claim;
                }
            }
        }

        return null;
    }

    /// <summary>Leaves what the store has with the request. Whatever goes wrong, the grant does not count in this request.</summary>
    public async Task FindAsync(HttpContext context, ConsentRules rules, Decision claim)
    {
        var (isKnown, last) = await FindAsync(context, rules.Records!, claim.Reference!);
        if (!isKnown)
        {
            context.Features.Put(UnansweredClaim.Instance);
        }
        else if (last is not null && IsOf(last, claim, rules))
        {
            context.Features.Put(new FoundGrant(
                claim.Reference!, GrantedIn(last, rules.Categories), last.GlobalPrivacyControl));
        }
    }

    public void Dispose()
    {
        _answers.Dispose();
        _limit?.Dispose();
    }

    private async ValueTask<(bool IsKnown, ConsentRecord? Last)> FindAsync(HttpContext context, RecordRules rules, RecordReference reference)
    {
        if (_answers.TryGetValue(reference, out Task<(bool IsKnown, ConsentRecord? Last)>? known))
        {
            return await known!;
        }

        var isAway = Volatile.Read(ref _failedAt) is not 0 and var failedAt && clock.GetElapsedTime(failedAt) < Retry;
        if (isAway || !_limit!.Allows(context.Connection.RemoteIpAddress, rules.MaxPerMinute))
        {
            return default;
        }

        if (Interlocked.Increment(ref _asking) > MostAtOnce)
        {
            Interlocked.Decrement(ref _asking);
            return default;
        }

        var asked = AskAsync(reference);
        using (var entry = _answers.CreateEntry(reference))
        {
            entry.Value = asked;
            entry.Size = 1;
            entry.AbsoluteExpirationRelativeToNow = RememberedFor;
        }

        var answer = await asked;
        if (!answer.IsKnown)
        {
            _answers.Remove(reference);
        }

        return answer;
    }

    /// <summary>The visitor's last decision, if it is this one: one that was replaced, withdrawn or voided since proves nothing.</summary>
    private async Task<(bool IsKnown, ConsentRecord? Last)> AskAsync(RecordReference reference)
    {
        try
        {
            using var timer = new CancellationTokenSource(Timeout, clock);
            var query = new ConsentRecordQuery { Subject = reference.Subject, NewestFirst = true, Limit = MostRecords };
            var last = await store!.FindAsync(query, timer.Token)
                .FirstOrDefaultAsync(record => record.Kind != ConsentRecordKind.BySignal, timer.Token).AsTask()
                .WaitAsync(Timeout, clock, CancellationToken.None);
            return (true, last?.Id == reference.Record ? last : null);
        }
#pragma warning disable CA1031 // Whatever a store throws, the grant does not count now, and is looked up again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Volatile.Write(ref _failedAt, clock.GetTimestamp());
            _logger.RecordsNotRead(exception);
            return (false, null);
        }
        finally
        {
            Interlocked.Decrement(ref _asking);
        }
    }

    private static bool IsOf(ConsentRecord record, Decision claim, ConsentRules rules) =>
        record.Kind is ConsentRecordKind.Granted or ConsentRecordKind.Changed
        && record.PolicyVersion == rules.PolicyVersion
        && record.At == claim.At;

    /// <summary>What was given in a looser mode is no consent where the category asks first now.</summary>
    private static CategoryMask GrantedIn(ConsentRecord record, CategorySet categories)
    {
        CategoryMask granted = default;
        foreach (var outcome in record.Categories)
        {
            if (outcome.Outcome == ConsentOutcome.Granted
                && categories.Find(outcome.Category) is { } category
                && (category.Mode != ConsentMode.OptIn || outcome.Mode == ConsentMode.OptIn))
            {
                granted |= CategoryMask.Of(category);
            }
        }

        return granted;
    }
}
