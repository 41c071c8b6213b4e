using System.Threading.Channels;

namespace NetHelpDesk.Consent.Recording;

/// <summary>What waits to be written, bounded by what the caller allows: whoever decides need not be signed in.</summary>
internal sealed class RecordQueue
{
    private readonly Channel<RecordEntry> _entries =
        Channel.CreateUnbounded<RecordEntry>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Lock _tallyLock = new();
    private Dictionary<ConsentTally, long> _firstRefusals = [];
    private int _count;
    private int _isFailing;

    /// <summary>Different kinds of refusals between two batches; visitors choose none of them but the language.</summary>
    private const int MaxTallies = 10_000;

    /// <summary>The last batch failed.</summary>
    public bool IsFailing
    {
        get => Volatile.Read(ref _isFailing) != 0;
        set => Volatile.Write(ref _isFailing, value ? 1 : 0);
    }

    public int Count => Volatile.Read(ref _count);

    public bool HasFirstRefusals
    {
        get
        {
            lock (_tallyLock)
            {
                return _firstRefusals.Count > 0;
            }
        }
    }

    public ChannelReader<RecordEntry> Entries => _entries.Reader;

    public bool TryAdd(RecordEntry entry, int most)
    {
        if (Interlocked.Increment(ref _count) <= most && _entries.Writer.TryWrite(entry))
        {
            return true;
        }

        Interlocked.Decrement(ref _count);
        return false;
    }

    /// <summary>An entry was written or given up.</summary>
    public void Remove(int count) => Interlocked.Add(ref _count, -count);

    /// <summary>Counts a first refusal of one category.</summary>
    public void CountRefusal(ConsentTally refusal)
    {
        lock (_tallyLock)
        {
            if (_firstRefusals.TryGetValue(refusal, out var known) || _firstRefusals.Count < MaxTallies)
            {
                _firstRefusals[refusal] = known + 1;
            }
        }
    }

    /// <summary>The first refusals since the last time, each kind with how often it was; none where there were none.</summary>
    public IReadOnlyList<ConsentTally> TakeFirstRefusals()
    {
        Dictionary<ConsentTally, long> taken;
        lock (_tallyLock)
        {
            (taken, _firstRefusals) = (_firstRefusals, []);
        }

        return [.. taken.Select(refusal => refusal.Key with { Refused = refusal.Value })];
    }

    /// <summary>Nothing more is taken in.</summary>
    public void Close() => _entries.Writer.TryComplete();
}
