namespace NetHelpDesk.Consent.Officer;

/// <summary>How visitors decided, of one group.</summary>
/// <param name="Name">What the group has in common.</param>
/// <param name="Granted">How many decisions granted.</param>
/// <param name="Refused">How many refused.</param>
/// <param name="Withdrawn">How many took a grant back.</param>
internal sealed record ConsentRate(string Name, long Granted, long Refused, long Withdrawn)
{
    /// <summary>Of those who were asked; taking back later is counted by itself.</summary>
    public double? Acceptance => Granted + Refused == 0 ? null : (double)Granted / (Granted + Refused);

    public double? Refusal => 1 - Acceptance;
}
