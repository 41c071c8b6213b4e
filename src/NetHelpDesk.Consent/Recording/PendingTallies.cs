namespace NetHelpDesk.Consent.Recording;

/// <summary>
/// First refusals on their way into the store. Others wait until these are known to be added, since a batch whose end is
/// not known comes again as it was.
/// </summary>
internal sealed class PendingTallies(RecordQueue queue)
{
    private readonly Guid _writer = Guid.NewGuid();
    private IReadOnlyList<ConsentTally> _onTheWay = [];
    private long _sequence;

    public bool HasAny => queue.HasFirstRefusals || _onTheWay.Count > 0;

    /// <summary>A batch of these records, with the refusals that are due.</summary>
    public ConsentRecordBatch BatchOf(List<RecordEntry> entries)
    {
        if (_onTheWay.Count == 0 && queue.TakeFirstRefusals() is { Count: > 0 } refusals)
        {
            _onTheWay = refusals;
            _sequence++;
        }

        return new ConsentRecordBatch
        {
            Records = [.. entries.Select(entry => entry.Record).OfType<ConsentRecord>()],
            Texts = [.. entries.Select(entry => entry.Text).OfType<ShownText>().DistinctBy(text => text.Hash)],
            FirstRefusals = _onTheWay,
            Writer = _writer,
            Sequence = _sequence,
            Forgotten = [.. entries.Select(entry => entry.Forgotten).OfType<string>()],
            ForgottenAccounts = [.. entries.Select(entry => entry.ForgottenAccount).OfType<string>()],
        };
    }

    /// <summary>Called when the batch is durable.</summary>
    public void Clear() => _onTheWay = [];
}
