using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Rules;

/// <summary>Decides what happens to a cookie, from its classification and the visitor's consent alone.</summary>
internal static class CookieDecider
{
    /// <summary>Why the cookie may be sent, or may not be.</summary>
    public static VerdictReason Permission(Classification cookie, ConsentState state, UnknownCookies unknownCookies)
    {
        if (cookie.IsExempt)
        {
            return VerdictReason.Exempt;
        }

        if (cookie.Category is { } category)
        {
            return state.IsGranted(category) ? VerdictReason.Granted
                : state.StatusOf(category) == ConsentStatus.Refused ? VerdictReason.Refused
                : VerdictReason.Undecided;
        }

        var allowed = unknownCookies == UnknownCookies.Allow
            || (unknownCookies == UnknownCookies.RequireAllConsent && state.IsAllGranted);
        return allowed ? VerdictReason.UnknownAllowed : VerdictReason.Unknown;
    }

    public static bool IsAllowed(VerdictReason permission) =>
        permission is VerdictReason.Exempt or VerdictReason.Granted or VerdictReason.UnknownAllowed;

    /// <summary>
    /// Whether another visitor could get another verdict. Deletions count too, though they are always sent: whom they
    /// are for is told by a cookie that needs consent.
    /// </summary>
    public static bool DependsOnConsent(Classification cookie, UnknownCookies unknownCookies) => !cookie.IsExempt
        && (cookie.Category is not null || unknownCookies == UnknownCookies.RequireAllConsent);

    /// <summary>Whether the verdict depends on how long the cookie lives, so that it must be read.</summary>
    public static bool DependsOnLifetime(Classification cookie, VerdictReason permission) =>
        !IsAllowed(permission) || cookie.MaxLifetime is not null || cookie.Category is { IsSession: true };

    /// <param name="cookie">What the cookie is.</param>
    /// <param name="permission">What <see cref="Permission"/> said.</param>
    /// <param name="lifetime">What its header says of how long it lives.</param>
    /// <param name="now">From when browsers count that.</param>
    /// <param name="sessionLifetime">What becomes of a lifetime in the session category.</param>
    public static (CookieAction Action, VerdictReason Reason) Decide(
        Classification cookie,
        VerdictReason permission,
        in LifetimeAttributes lifetime,
        DateTimeOffset now,
        SessionLifetime sessionLifetime)
    {
        if (lifetime.IsDeletion(now))
        {
            return (CookieAction.Allow, VerdictReason.Deletion);
        }

        if (!IsAllowed(permission))
        {
            return (CookieAction.Withhold, permission);
        }

        if (lifetime.IsThere && cookie.Category is { IsSession: true } && sessionLifetime != SessionLifetime.Ignore)
        {
            return sessionLifetime == SessionLifetime.Enforce
                ? (CookieAction.MakeSession, VerdictReason.SessionLifetime)
                : (CookieAction.Withhold, VerdictReason.SessionLifetime);
        }

        return cookie.MaxLifetime is { } cap && !lifetime.IsWithin(cap, now)
            ? (CookieAction.CapLifetime, VerdictReason.MaxLifetime)
            : (CookieAction.Allow, permission);
    }
}
