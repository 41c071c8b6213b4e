namespace NetHelpDesk.Consent;

/// <summary>The first refusals of one process that were added last, so that none is added twice.</summary>
internal sealed class WriterRow
{
    public Guid Writer { get; set; }

    public long Sequence { get; set; }

    /// <summary>When it last wrote, in UTC.</summary>
    public DateTime At { get; set; }
}
