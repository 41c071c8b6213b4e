using System.Collections.Immutable;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Decisions;

/// <summary>What was decided with an account, on whatever device, as its records say. Immutable.</summary>
/// <param name="Categories">By the categories' names in lower case.</param>
/// <param name="Reference">The last record, where its visitor was not forgotten.</param>
internal sealed record AccountConsent(ImmutableDictionary<string, CategoryConsent> Categories, RecordReference? Reference)
{
    public static readonly AccountConsent None = new(ImmutableDictionary<string, CategoryConsent>.Empty, Reference: null);

    public bool HasGrant => Categories.Values.Any(category => category.Outcome == ConsentOutcome.Granted);

    /// <param name="newestFirst">The account's records.</param>
    public static AccountConsent Of(IReadOnlyList<ConsentRecord> newestFirst)
    {
        var voided = newestFirst.Where(record => record.Kind == ConsentRecordKind.Voided).Select(record => record.Previous).ToHashSet();
        return newestFirst.Reverse().Where(record => !voided.Contains(record.Id)).Aggregate(None, (consent, record) => consent.With(record));
    }

    /// <summary>With one more decision. What a browser's privacy signal refuses is not the account's.</summary>
    public AccountConsent With(ConsentRecord record)
    {
        if (record.Kind is ConsentRecordKind.Voided or ConsentRecordKind.BySignal)
        {
            return this;
        }

        var categories = Categories;
        foreach (var decided in record.Categories)
        {
            var before = Categories.GetValueOrDefault(decided.Category);
            if (decided.Outcome != ConsentOutcome.Undecided && !(before?.At > record.At))
            {
                categories = categories.SetItem(decided.Category, new CategoryConsent(
                    decided.Outcome, record.At, decided.Mode, record.PolicyVersion, decided.Outcome switch
                    {
                        ConsentOutcome.Granted => null,
                        ConsentOutcome.Withdrawn => record.At,
                        _ => before?.TakenBackAt,
                    }));
            }
        }

        return new AccountConsent(categories, record.Subject is { } subject ? new RecordReference(subject, record.Id) : Reference);
    }

    /// <summary>
    /// With what a visitor took back who granted with the account and was signed out since: of a grant of the account's
    /// nothing may outlive that.
    /// </summary>
    public AccountConsent WithTakenBack(ConsentRecord record) => new(
        Categories.SetItems(
            from decided in record.Categories
            where decided.Outcome == ConsentOutcome.Withdrawn
            let before = Categories.GetValueOrDefault(decided.Category)
            where before is { Outcome: ConsentOutcome.Granted } && before.At <= record.At
            select KeyValuePair.Create(
                decided.Category, before with { Outcome = ConsentOutcome.Withdrawn, At = record.At, TakenBackAt = record.At })),
        Reference);

    /// <summary>As it is once a decision was made with it that grants these categories.</summary>
    public AccountConsent Granting(CategorySet categories, CategoryMask granted) => this with
    {
        Categories = Categories.SetItems(
            from category in categories.All
            where granted.Contains(category)
            let before = Categories.GetValueOrDefault(category.Key)
            where before?.TakenBackAt is not null
            select KeyValuePair.Create(category.Key, before with { TakenBackAt = null })),
    };
}
