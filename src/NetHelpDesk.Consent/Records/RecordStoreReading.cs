namespace NetHelpDesk.Consent.Records;

/// <summary>Reads an answer of a store that fits into memory.</summary>
internal static class RecordStoreReading
{
    public static async Task<IReadOnlyList<ConsentRecord>> ReadAsync(
        this IConsentRecordStore store, ConsentRecordQuery query, CancellationToken cancellationToken)
    {
        var records = new List<ConsentRecord>();
        await foreach (var record in store.FindAsync(query, cancellationToken))
        {
            records.Add(record);
        }

        return records;
    }
}
