using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Enforcement;
using NetHelpDesk.Consent.Features;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent;

/// <summary>Step 6 of the map (<see cref="ConsentMiddleware"/>): what happens when the response starts, after all other callbacks.</summary>
internal static class ResponseStart
{
    public static Task Begin(ConsentFeature consent)
    {
        var starting = ReferenceEquals(consent.Context.Features.Find<IHttpResponseFeature>()?.Headers, consent.ServersHeaders)
            ? Start(consent)
            : StartBothAsync(consent);
        if (starting.IsCompletedSuccessfully)
        {
            consent.IsJudged = true;
            return Task.CompletedTask;
        }

        return AwaitAsync(starting, consent);
    }

    private static async Task AwaitAsync(Task starting, RequestConsent consent)
    {
        await starting;
        consent.IsJudged = true;
    }

    /// <summary>A middleware put a response, or headers, of its own before those of the server: either may be sent.</summary>
    private static async Task StartBothAsync(ConsentFeature consent)
    {
        var features = consent.Context.Features;
        var seen = features.Find<IHttpResponseFeature>();
        var servers = new ServersResponse(features as IHttpResponseFeature ?? seen ?? new HttpResponseFeature(), consent.ServersHeaders);
        features.Put<IHttpResponseFeature>(servers);
        try
        {
            await Start(consent);
        }
        finally
        {
            features[typeof(IHttpResponseFeature)] = seen;
        }

        if (seen is not null && !servers.Says(seen.Headers))
        {
            await Start(consent);
        }
    }

    private static Task Start(RequestConsent consent)
    {
        var context = consent.Context;
        consent.Runtime.Order.OnStarting(consent);
        var headers = context.Response.Headers;
        if (headers.SetCookie.Count == 0
            && headers.Age.Count == 0
            && context.Response.StatusCode != StatusCodes.Status304NotModified
            && consent is { HasUnwrittenDecision: false, IsDependent: false, HasSentCookies: false }
            && !PolicyByConsent.Concerns(consent))
        {
            return Task.CompletedTask;
        }

        if (consent.HasPendingGrant)
        {
            return ProveThenEnforceAsync(consent);
        }

        Enforce(consent);
        return Task.CompletedTask;
    }

    private static async Task ProveThenEnforceAsync(RequestConsent consent)
    {
        await consent.ProvePendingAsync();
        Enforce(consent);
    }

    private static void Enforce(RequestConsent consent)
    {
        var context = consent.Context;
        try
        {
            if (!consent.HasLooked)
            {
                // 3. Hide: an output cache that stands first answered, and what the browser holds may have to expire.
                RequestCookieHider.TryHide(consent);
            }

            if (PolicyByConsent.Concerns(consent))
            {
                consent.MarkDependent();
                PolicyByConsent.Apply(consent);
            }

            SetCookieEnforcer.Enforce(context, consent);
            if (consent.MarkAgain())
            {
                Validators.Give(consent);
            }
        }
#pragma warning disable CA1031 // Whatever went wrong, the page is served and no cookie slips through.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            consent.Runtime.Logger.EnforcementFailed(exception, SetCookieEnforcer.FailClosed(context, consent));
        }
    }
}
