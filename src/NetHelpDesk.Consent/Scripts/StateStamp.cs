using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Reading;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>What a page says of the state that it was made for, so that its scripts can tell when that is over.</summary>
internal static class StateStamp
{
    /// <summary>Equals no cookie.</summary>
    private const string CannotBeTold = "?";

    /// <summary>
    /// The consent cookie as the page's scripts will find it, without what differs between visitors in the same state,
    /// and with the privacy signal. Where it does not tell the state, the scripts ask.
    /// </summary>
    public static string Of(RequestConsent consent)
    {
        var name = consent.Rules.ConsentCookie.Name;
        var own = consent.State.Own;
        if (consent.MustAsk || !own.IsReadable)
        {
            return name + "=" + CannotBeTold;
        }

        var value = own.Decision is { } decision ? ConsentCookieFormat.Common(CookieOf(consent, decision)) : "";
        return $"{name}={value}{(ConsentReader.HasSignal(consent.Context.Request, consent.Rules) ? " gpc" : "")}";
    }

    private static string CookieOf(RequestConsent consent, Decision decision)
    {
        if (!consent.HasUnwrittenDecision)
        {
            foreach (var line in consent.Context.Request.Headers.Cookie)
            {
                var from = 0;
                if (CookieHeader.TryFindNext(line, ref from, consent.Rules.ConsentCookie.Name, out var value, out _))
                {
                    return value.ToString();
                }
            }
        }

        return ConsentCookieFormat.Format(decision, consent.Rules);
    }
}
