using NetHelpDesk.Consent.Decisions;

namespace NetHelpDesk.Consent.Recording;

/// <summary>One account's consent as this node knows it.</summary>
internal sealed class AccountEntry
{
    /// <summary>Bounds the decisions of this node that the store does not have yet.</summary>
    private const int MostOwn = 16;

    private readonly Lock _lock = new();
    private readonly List<ConsentRecord> _own = [];
    private AccountConsent _known = AccountConsent.None;
    private TimeSpan _freshFor;
    private long _readAt;
    private Task<AccountConsent>? _reading;

    /// <summary>What is known, read anew where that is old; all who ask meanwhile wait for the same reading.</summary>
    /// <param name="clock">Tells how old that is.</param>
    /// <param name="read">Asks the store; nothing where it does not answer.</param>
    /// <param name="freshFor">How long the answer is good for.</param>
    public ValueTask<AccountConsent> GetAsync(TimeProvider clock, Func<Task<AccountReading?>> read, Func<TimeSpan> freshFor)
    {
        lock (_lock)
        {
            if (clock.GetElapsedTime(_readAt) < _freshFor)
            {
                return new(_known);
            }

            if (_reading is null or { IsCompleted: true })
            {
                _reading = ReadAsync(clock, read, freshFor);
            }

            return new(_reading);
        }
    }

    /// <summary>Takes a decision in that was made on this node, before the store tells of it.</summary>
    public void Add(ConsentRecord record)
    {
        lock (_lock)
        {
            if (_own.Count == MostOwn)
            {
                _own.RemoveAt(0);
            }

            _own.Add(record);
            _known = _known.With(record);
        }
    }

    /// <summary>Where the store does not answer, what was known before goes on.</summary>
    private async Task<AccountConsent> ReadAsync(TimeProvider clock, Func<Task<AccountReading?>> read, Func<TimeSpan> freshFor)
    {
        await Task.Yield();
        var begun = clock.GetTimestamp();
        var reading = await read();
        lock (_lock)
        {
            if (reading is not null)
            {
                _own.RemoveAll(record => reading.Records.Contains(record.Id));
                _known = _own.Aggregate(reading.Consent, (consent, record) => consent.With(record));
            }

            (_readAt, _freshFor) = (begun, freshFor());
            return _known;
        }
    }
}
