namespace NetHelpDesk.Consent.Choices;

/// <summary>A choice that cannot be taken, with the status and the field that say why.</summary>
#pragma warning disable CA1032, CA1064 // Thrown and caught within the choices alone.
internal sealed class BadChoiceException(int status, string detail, string? field = null) : Exception(detail)
#pragma warning restore CA1032, CA1064
{
    public int Status { get; } = status;

    public string? Field { get; } = field;
}
