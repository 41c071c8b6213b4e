using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Banner;

/// <summary>
/// Whether what the banner promises is kept: that nothing is stored until the visitor agrees. Where it is not, no visitor
/// is shown it unless the site asks for that; a developer sees it marked as a preview.
/// </summary>
internal static class BannerPromise
{
    /// <summary>In English, as all that is for developers.</summary>
    public const string PreviewNote =
        "Preview in Development: enforcement is off here (ReportOnly or Off), so that visitors are not shown this and nothing is withheld.";

    /// <summary>For visitors who look for the choices themselves.</summary>
    public const string PageNote = "Choices on this page are kept, but this site does not act on them yet.";

    public static bool IsKept(RequestConsent consent) => consent.Enforcement == EnforcementMode.Enforce;

    public static bool MayShow(RequestConsent consent) =>
        IsKept(consent) || consent.Rules.BannerWithoutEnforcement || IsPreview(consent);

    public static bool IsPreview(RequestConsent consent) =>
        !IsKept(consent) && !consent.Rules.BannerWithoutEnforcement && consent.Runtime.Verdicts.Discovery.IsOpen;
}
