namespace NetHelpDesk.Consent.Recording;

/// <summary>Marks a request, as a feature, whose visitor was forgotten: the consent cookie goes instead of being written.</summary>
internal sealed class ForgottenVisitor
{
    public static readonly ForgottenVisitor Instance = new();

    private ForgottenVisitor()
    {
    }
}
