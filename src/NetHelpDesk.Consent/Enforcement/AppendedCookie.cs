using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>
/// Judges a cookie when code appends it: one without consent is not even formatted, and what code says of the others is
/// known when the response starts.
/// </summary>
internal static class AppendedCookie
{
    /// <summary>Notes that code appends or deletes the cookie, where that is watched.</summary>
    /// <exception cref="ObjectDisposedException">The request has ended.</exception>
    public static void Discover(RequestConsent consent, string name)
    {
        consent.ThrowIfOver();
        if (consent.Runtime.Verdicts.Discovery.IsOn)
        {
            AppendedCookies.Add(consent.Context, name);
            consent.Runtime.Verdicts.Framework.LookAtAppend(consent.Context, name, consent.Rules);
        }
    }

    /// <summary>Whether to append the cookie; otherwise it is withheld.</summary>
    public static bool IsAdmitted(RequestConsent consent, string name, CookieOptions? options)
    {
        ArgumentNullException.ThrowIfNull(name);
        Discover(consent, name);
        try
        {
            return Judge(consent, name, options);
        }
#pragma warning disable CA1031 // Whatever went wrong, the page goes on without the cookie. An exempt one asks for nothing that can fail.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            consent.Runtime.Logger.AppendFailed(exception, name);
            consent.KeepOut();
            consent.MarkDependent();
            return false;
        }
    }

    private static bool Judge(RequestConsent consent, string name, CookieOptions? options)
    {
        var label = CategoryLabel.Read(options);
        var saysEssential = label is null && options is { IsEssential: true };
        if (!saysEssential && consent.KnownState is { IsAllGranted: true })
        {
            // All that could be withheld is what nothing classifies, and that is seen when the response starts.
            return true;
        }

        if (consent.Enforcement == EnforcementMode.Enforce && name != consent.Rules.ConsentCookie.Name)
        {
            var cookie = consent.Rules.Classifier.Classify(
                name, saysEssential ? CategoryLabel.IsEssential : label, options?.Domain, consent.Context.Request);
            var permission = consent.PermissionFor(cookie);
            if (!CookieDecider.IsAllowed(permission) && !IsDeletion(options, consent.Runtime.Clock))
            {
                ReportSuppressed(consent, name, cookie, permission);
                return false;
            }

            saysEssential &= cookie.Source == ClassificationSource.IsEssential;
        }

        if (saysEssential)
        {
            consent.CallEssential(name);
        }

        return true;
    }

    /// <summary>Where one deletes and the other does not, browsers differ (<see cref="LifetimeAttributes.IsDeletion"/>).</summary>
    private static bool IsDeletion(CookieOptions? options, TimeProvider clock) =>
        options is { MaxAge: not null } or { Expires: not null }
        && (options.MaxAge is not { } age || age <= TimeSpan.Zero)
        && (options.Expires is not { } expires || expires <= clock.GetUtcNow());

    /// <summary>Called for a cookie that is not even appended.</summary>
    private static void ReportSuppressed(RequestConsent consent, string name, Classification cookie, VerdictReason reason)
    {
        consent.KeepOut();
        consent.MarkDependent();
        consent.Runtime.Verdicts.Framework.LookAtAppend(consent.Context, name, consent.Rules);
        consent.Runtime.Verdicts.Report(consent.Context, consent.Rules, name, cookie, CookieAction.Withhold, reason, enforced: true);
    }
}
