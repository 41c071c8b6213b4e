using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Recording;

/// <summary>What a decision is, beside the one before. Pure.</summary>
internal static class Proof
{
    /// <summary>
    /// Whether the decision must be recorded before it counts: it grants something. One that only takes back some of
    /// what was granted and recorded before does not.
    /// </summary>
    public static bool IsNeeded(ConsentState before, CategoryMask granted)
    {
        var isLess = before.StillChosen != granted && before.StillChosen.ContainsAll(granted);
        return !granted.IsEmpty && !(isLess && (before.FollowedBy(granted) ?? before.Account?.Reference) is not null);
    }

    /// <summary>Whether the visitor's id is needed: for a grant, and for all that follows one.</summary>
    public static bool HasRecord(ConsentState before, Decision decision) =>
        !decision.Granted.IsEmpty || (before.FollowedBy(default) ?? before.Account?.Reference) is not null;

    public static ConsentRecordKind KindOf(ConsentState before, Decision decision)
    {
        var had = before.HadGranted;
        if (decision.Granted.IsEmpty)
        {
            return had.IsEmpty ? ConsentRecordKind.Refused : ConsentRecordKind.Withdrawn;
        }

        return had.IsEmpty || had == decision.Granted ? ConsentRecordKind.Granted : ConsentRecordKind.Changed;
    }

    public static IReadOnlyList<CategoryOutcome> OutcomesOf(CategorySet categories, ConsentState before, Decision decision)
    {
        var had = before.HadGranted;
        return
        [
            .. from category in categories.All
               let outcome = decision.Granted.Contains(category) ? ConsentOutcome.Granted
                   : !decision.Refused.Contains(category) ? ConsentOutcome.Undecided
                   : had.Contains(category) ? ConsentOutcome.Withdrawn
                   : ConsentOutcome.Refused
               where category.IsAsked || (!category.IsExempt && outcome != ConsentOutcome.Undecided)
               select new CategoryOutcome(category.Key, outcome, category.Mode),
        ];
    }

    /// <summary>What the decision took back.</summary>
    public static CategoryMask TakenBackBy(ConsentState before, Decision decision) => before.HadGranted & decision.Refused;

    /// <summary>The decision as the consent cookie holds it until its record is known to be durable.</summary>
    public static Decision Unrecorded(ConsentState before, Decision decision, ConsentRecord record) =>
        decision.RecordedAs(new RecordReference(record.Subject!, record.Id)) with { Unrecorded = TakenBackBy(before, decision) };
}
