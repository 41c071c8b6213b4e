namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>As much as a record holds.</summary>
internal sealed class OneRow
{
    public Guid Id { get; set; }

    public string Subject { get; set; } = "";

    public DateTime At { get; set; }

    public string Categories { get; set; } = "";
}
