namespace NetHelpDesk.Consent;

/// <summary>A <see cref="ConsentTally"/> as it is stored.</summary>
internal sealed class TallyRow
{
    public DateOnly Day { get; set; }

    public string Category { get; set; } = "";

    public string Language { get; set; } = "";

    public string PolicyVersion { get; set; } = "";

    public long Granted { get; set; }

    public long Refused { get; set; }

    public long Withdrawn { get; set; }
}
