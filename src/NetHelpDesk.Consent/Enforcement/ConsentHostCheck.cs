using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>
/// Tells once where the consent cookie's <c>Domain</c> is not the host's: no browser keeps a decision there, and visitors
/// are asked for ever.
/// </summary>
internal static class ConsentHostCheck
{
    public static bool Passes(RequestConsent consent)
    {
        var cookie = consent.Rules.ConsentCookie;
        var host = HostDomains.HostOf(consent.Context.Request);
        if (cookie.IsTakenFrom(host))
        {
            return true;
        }

        if (consent.Runtime.Once.First(Log.ConsentCookieNotKeptId))
        {
            consent.Runtime.Logger.ConsentCookieNotKept(ShownName.Of(ShownName.Shorten(host)), string.Join(", ", cookie.Domains));
        }

        return false;
    }
}
