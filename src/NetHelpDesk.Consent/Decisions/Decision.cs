namespace NetHelpDesk.Consent;

/// <summary>What a visitor chose, and when. Categories in neither set are undecided.</summary>
/// <param name="At">When it was made, in UTC, to the second.</param>
/// <param name="Granted">The categories that the visitor agreed to.</param>
/// <param name="Refused">The categories that the visitor refused.</param>
/// <param name="SignalPresent">Whether Global Privacy Control was present when it was made.</param>
internal sealed record Decision(DateTimeOffset At, CategoryMask Granted, CategoryMask Refused, bool SignalPresent)
{
    /// <summary>Where it is recorded, if it is.</summary>
    public RecordReference? Reference { get; init; }

    /// <summary>
    /// Whether this site wrote it with its <see cref="Reference"/>: by its signature, or by the record in the store. What
    /// anybody else wrote grants nothing where decisions are recorded, and its record leads nowhere.
    /// </summary>
    public bool IsProven { get; init; }

    /// <summary>It was proven by the store and must be signed, so that it need not be asked again.</summary>
    public bool MustBeSigned { get; init; }

    /// <summary>
    /// What it took back, where the visitor was not told that it is recorded; nothing where it is. As long as the
    /// consent cookie says so, each visit sees to it that it is.
    /// </summary>
    public CategoryMask? Unrecorded { get; init; }

    /// <summary>The same, recorded.</summary>
    public Decision RecordedAs(RecordReference reference) => this with { Reference = reference, IsProven = true, MustBeSigned = false };

    /// <summary>As this site proves it: a grant without proof does not count, and one that the store has counts as it has it.</summary>
    public Decision Prove(FoundGrant? found) =>
        IsProven ? this
        : found is not null && found.Reference == Reference ? this with
        {
            Granted = Granted & found.Granted,
            SignalPresent = SignalPresent && found.SignalPresent,
            IsProven = true,
            MustBeSigned = true,
        }
        : this with { Granted = default };

    /// <summary>Of two consent cookies that disagree only what both grant counts, and every refusal.</summary>
    public static Decision Merge(Decision one, Decision? other) => other is null
        ? one with { Granted = default }
        : new Decision(
            one.At > other.At ? one.At : other.At,
            one.Granted & other.Granted,
            one.Refused | other.Refused,
            one.SignalPresent && other.SignalPresent)
        {
            Reference = (one.At > other.At ? one : other).Reference ?? one.Reference ?? other.Reference,
            IsProven = one.IsProven && other.IsProven,
            Unrecorded = (one.At > other.At ? one : other).Unrecorded,
        };
}
