using System.Globalization;

namespace NetHelpDesk.Consent.Officer;

/// <summary>Tallies as the privacy officer reads them.</summary>
internal sealed class ConsentStatistics(IReadOnlyList<ConsentTally> tallies)
{
    /// <summary>A smaller group could be one known person: the only visitor of a day who reads Maltese.</summary>
    private const int SmallestGroup = 10;

    private const string Others = "others";

    public IReadOnlyList<ConsentRate> ByDay { get; } =
        GroupBy(tallies, tally => tally.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public IReadOnlyList<ConsentRate> ByCategory { get; } = GroupBy(tallies, tally => tally.Category);

    public IReadOnlyList<ConsentRate> ByLanguage { get; } = Merge(GroupBy(tallies, tally => tally.Language));

    public IReadOnlyList<ConsentRate> ByVersion { get; } = GroupBy(tallies, tally => tally.PolicyVersion);

    private static IReadOnlyList<ConsentRate> GroupBy(IEnumerable<ConsentTally> tallies, Func<ConsentTally, string> key) =>
    [
        .. from tally in tallies
           group tally by key(tally) into same
           orderby same.Key
           select new ConsentRate(
               same.Key,
               same.Sum(tally => tally.Granted),
               same.Sum(tally => tally.Refused),
               same.Sum(tally => tally.Withdrawn)),
    ];

    private static IReadOnlyList<ConsentRate> Merge(IReadOnlyList<ConsentRate> rates)
    {
        var small = rates.Where(rate => rate.Granted + rate.Refused + rate.Withdrawn < SmallestGroup).ToArray();
        return small.Length == 0
            ? rates
            :
            [
                .. rates.Except(small),
                new ConsentRate(Others, small.Sum(rate => rate.Granted), small.Sum(rate => rate.Refused), small.Sum(rate => rate.Withdrawn)),
            ];
    }
}
