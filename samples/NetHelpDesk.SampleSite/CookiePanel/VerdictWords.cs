using NetHelpDesk.Consent;

namespace NetHelpDesk.Site.CookiePanel;

/// <summary>Verdicts in words.</summary>
public static class VerdictWords
{
    public static string Of(in CookieVerdict verdict) => verdict switch
    {
        { Action: CookieAction.Hide, Enforced: false } => "Seen; when enforced: hidden from the application",
        { Enforced: false, Action: not CookieAction.Allow } => $"Sent; when enforced: {Of(verdict with { Enforced = true })}",
        { Action: CookieAction.Allow, Reason: VerdictReason.Deletion } => "Deletion sent",
        { Action: CookieAction.Allow } => "Sent",
        { Action: CookieAction.Withhold } => "Withheld",
        { Action: CookieAction.MakeSession } => "Sent without its lifetime",
        { Action: CookieAction.CapLifetime } => "Sent with a shorter lifetime",
        { Action: CookieAction.Hide } => "Hidden from the application",
        { Action: CookieAction.Expire } => "Expired in the browser",
        _ => verdict.Action.ToString(),
    };
}
