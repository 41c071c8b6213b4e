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
    /// What it took back, where the visitor was not told that it is recorded; nothing where it is. As long as the
    /// consent cookie says so, each visit sees to it that it is.
    /// </summary>
    public CategoryMask? Unrecorded { get; init; }

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
            Unrecorded = (one.At > other.At ? one : other).Unrecorded,
        };
}
