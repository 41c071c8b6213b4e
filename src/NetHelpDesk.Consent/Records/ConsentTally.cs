namespace NetHelpDesk.Consent;

/// <summary>How often visitors decided about one category. It holds nothing of any visitor.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Category">The category's name in lower case.</param>
/// <param name="Language">The language in which visitors were asked.</param>
/// <param name="PolicyVersion">The policy version.</param>
/// <param name="Granted">How many decisions granted it.</param>
/// <param name="Refused">How many decisions refused it, first refusals included.</param>
/// <param name="Withdrawn">How many decisions took it back.</param>
public sealed record ConsentTally(
    DateOnly Day, string Category, string Language, string PolicyVersion, long Granted, long Refused, long Withdrawn)
{
    /// <summary>What <paramref name="records"/> add to the tallies: each decision of a visitor once.</summary>
    public static IEnumerable<ConsentTally> Of(IEnumerable<ConsentRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return Sum(
            from record in records
            where record.Kind is not (ConsentRecordKind.BySignal or ConsentRecordKind.Voided)
            from category in record.Categories
            where category.Outcome != ConsentOutcome.Undecided
            select new ConsentTally(
                DateOnly.FromDateTime(record.At.UtcDateTime),
                category.Category,
                record.Language,
                record.PolicyVersion,
                category.Outcome == ConsentOutcome.Granted ? 1 : 0,
                category.Outcome == ConsentOutcome.Refused ? 1 : 0,
                category.Outcome == ConsentOutcome.Withdrawn ? 1 : 0));
    }

    /// <summary>One tally for each day, category, language and version, always in the same order.</summary>
    public static IEnumerable<ConsentTally> Sum(IEnumerable<ConsentTally> tallies) =>
        from tally in tallies
        group tally by (tally.Day, tally.Category, tally.Language, tally.PolicyVersion) into same
        orderby same.Key
        select new ConsentTally(
            same.Key.Day,
            same.Key.Category,
            same.Key.Language,
            same.Key.PolicyVersion,
            same.Sum(tally => tally.Granted),
            same.Sum(tally => tally.Refused),
            same.Sum(tally => tally.Withdrawn));
}
