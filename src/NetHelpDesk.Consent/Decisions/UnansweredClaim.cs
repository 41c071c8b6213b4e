namespace NetHelpDesk.Consent.Decisions;

/// <summary>Marks a request, as a feature, whose grant could not be looked up: what is recorded of the visitor is not known.</summary>
internal sealed class UnansweredClaim
{
    public static readonly UnansweredClaim Instance = new();

    private UnansweredClaim()
    {
    }
}
