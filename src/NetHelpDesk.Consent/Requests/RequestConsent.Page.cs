namespace NetHelpDesk.Consent;

/// <content>What a page says of the state that it was made for, so that its scripts can tell when that is over.</content>
internal sealed partial class RequestConsent
{
    /// <summary>Equals no cookie.</summary>
    private const string CannotBeTold = "?";

    /// <summary>The cookie alone does not tell the state: a page opens nothing until the server was asked.</summary>
    public bool MustAsk => State.Account is not null;

    /// <summary>
    /// The consent cookie as the page's scripts will find it, without what differs between visitors in the same state,
    /// and with the privacy signal. Where it does not tell the state, the scripts ask.
    /// </summary>
    public string PageState
    {
        get
        {
            var name = Rules.ConsentCookie.Name;
            var own = State.Own;
            if (MustAsk || !own.IsReadable)
            {
                return name + "=" + CannotBeTold;
            }

            var value = own.Decision is { } decision ? ConsentCookieFormat.Common(CookieOf(decision)) : "";
            return $"{name}={value}{(ConsentReader.HasSignal(Context.Request, Rules) ? " gpc" : "")}";
        }
    }

    private string CookieOf(Decision decision)
    {
        if (!HasUnwrittenDecision)
        {
            foreach (var line in Context.Request.Headers.Cookie)
            {
                var from = 0;
                if (CookieHeader.TryFindNext(line, ref from, Rules.ConsentCookie.Name, out var value, out _))
                {
                    return value.ToString();
                }
            }
        }

        return ConsentCookieFormat.Format(decision, Rules);
    }
}
