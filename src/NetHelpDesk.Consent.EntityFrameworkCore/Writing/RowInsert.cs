namespace NetHelpDesk.Consent;

/// <summary>Rows for a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">The values of each row, in the order of the table's columns; the first one tells rows apart.</param>
/// <param name="OnConflict">What becomes of a row that is there already: SQL that both databases understand.</param>
internal sealed record RowInsert(RowTable Table, IReadOnlyList<object?[]> Rows, string OnConflict)
{
    /// <summary>Once it ran: the rows that were added or changed, by the values in their first column.</summary>
    public HashSet<object> Added { get; } = new(Rows.Count);
}
