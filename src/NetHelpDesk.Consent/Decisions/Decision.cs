using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Decisions;

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

    /// <summary>
    /// Where another consent cookie led to the record of another visitor. Which of them is this one cannot be told, so that
    /// what is granted now begins anew.
    /// </summary>
    public RecordReference? Other { get; private init; }

    /// <summary>The same, recorded.</summary>
    public Decision RecordedAs(RecordReference reference) => this with { Reference = reference, IsProven = true, MustBeSigned = false };

    /// <summary>
    /// As this site proves it: without proof no grant counts and no record is this visitor's, and a grant that the store
    /// has counts as it has it.
    /// </summary>
    public Decision Prove(FoundGrant? found) =>
        IsProven ? this
        : found is not null && found.Reference == Reference ? this with
        {
            Granted = Granted & found.Granted,
            SignalPresent = SignalPresent && found.SignalPresent,
            IsProven = true,
            MustBeSigned = true,
        }
        : this with { Granted = default, Reference = null, Unrecorded = null };

    /// <summary>
    /// What is left of it beside another cookie that grants and refuses this. That is not what the visitor decided, so it
    /// is neither written back nor recorded as that.
    /// </summary>
    public Decision Beside(CategoryMask granted, CategoryMask refused) => this with
    {
        Granted = Granted & granted,
        Refused = Refused | refused,
        MustBeSigned = false,
        Unrecorded = null,
    };

    /// <summary>Of two consent cookies that disagree only what both grant counts, and every refusal.</summary>
    public static Decision Merge(Decision one, Decision other)
    {
        var (earlier, later) = one.At > other.At ? (other, one) : (one, other);

        // What is taken back was granted in one of them.
        var (leading, led) = later.Reference is null || (later.Granted.IsEmpty && earlier.Reference is not null) ? (earlier, later) : (later, earlier);
        return later.Beside(earlier.Granted, earlier.Refused) with
        {
            SignalPresent = earlier.SignalPresent && later.SignalPresent,
            Reference = leading.Reference,
            IsProven = leading.IsProven,
            Other = leading.Other ?? led.Other ?? (led.Reference?.Subject == leading.Reference?.Subject ? null : led.Reference),
        };
    }
}
