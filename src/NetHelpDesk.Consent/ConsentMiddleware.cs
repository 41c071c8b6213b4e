using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Diagnostics;
using NetHelpDesk.Consent.Enforcement;
using NetHelpDesk.Consent.Features;
using NetHelpDesk.Consent.Reading;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent;

/// <summary>The map of a request.</summary>
/// <remarks>
/// <list type="number">
/// <item><b>Arrive.</b> Before every other middleware (<see cref="ArrivalFilter"/>): one object for the request, the
/// callback for the start of the response, and <c>Response.Cookies</c> as the application sees it.</item>
/// <item><b>Read.</b> Nothing yet: <see cref="ConsentReader"/> reads the consent cookie and <c>Sec-GPC</c> when
/// somebody first asks, by the rules of the visitor's region (<see cref="RegionSource"/>). A recorded grant without this
/// site's signature is looked up now (<see cref="ProofLookup"/>), once. Where the site links consent
/// to accounts and the visitor is signed in (<see cref="AccountConsents"/>), what was decided on other devices is looked
/// up now.</item>
/// <item><b>Hide.</b> What the browser sent without consent is taken out of the <c>Cookie</c> header
/// (<see cref="RequestCookieHider"/>), for the application and for a backend behind it; whether the application reads
/// one is noted (<see cref="NotedCookies"/>). What the browser kept of another state of consent is not confirmed to it
/// (<see cref="Validators"/>).</item>
/// <item><b>Choose.</b> A request below <see cref="ConsentOptions.Path"/> is a visitor's choice and is answered here
/// (<see cref="ChoiceEndpoints"/>); so is one for the site's statement that it honours Global Privacy Control
/// (<see cref="SupportResource"/>).</item>
/// <item><b>Run.</b> The application runs. It sees <see cref="IConsentFeature"/> and the framework's
/// <see cref="ITrackingConsentFeature"/>. Where decisions are recorded (<see cref="Recorder"/>), a grant counts when its
/// record is durable. A cookie that it appends without consent is not even formatted
/// (<see cref="AppendedCookie"/>).</item>
/// <item><b>Classify, decide, enforce.</b> When the response starts, after all other callbacks (<see cref="ResponseStart"/>):
/// <see cref="CookieClassifier"/> tells what each <c>Set-Cookie</c> is, <see cref="CookieDecider"/> what happens to
/// it, and <see cref="SetCookieEnforcer"/>, the only writer, does it. What was refused and is still in the browser is
/// expired there (<see cref="CookieExpiry"/>). The site's content security policy is opened for what was granted
/// (<see cref="PolicyByConsent"/>). Caches learn what the response depends on
/// (<see cref="ResponseCaching"/>). An error removes whatever is not exempt.</item>
/// </list>
/// </remarks>
internal sealed class ConsentMiddleware(
    RequestDelegate next, ConsentRuntimeProvider runtimes, ChoiceEndpoints choices, SupportResource support)
{
    public Task InvokeAsync(HttpContext context)
    {
        // 1. Arrive: here where the filter did not run, as in a pipeline that is built by hand.
        var consent = Arrive(context, runtimes);

        AskedAddress.Note(context);
        consent.Runtime.Order.OnArrival(context, consent.Runtime);

        var entering = EnterAsync(context, consent, runtimes);
        return entering.IsCompletedSuccessfully ? GoOnAsync(context, consent) : EnterThenGoOnAsync(entering, context, consent);
    }

    /// <summary>Step 1. A second pass through the pipeline finds what the first one made.</summary>
    public static ConsentFeature Arrive(HttpContext context, ConsentRuntimeProvider runtimes)
    {
        var features = context.Features;
        var cookies = features.Find<IResponseCookiesFeature>();
        if (RequestConsent.Of(features, cookies) is ConsentFeature arrived)
        {
            return arrived;
        }

        // Kestrel and IIS are their own collections of features, whatever was put before their response.
        var response = features as IHttpResponseFeature ?? features.Find<IHttpResponseFeature>()!;
        var consent = new ConsentFeature(context, runtimes.Current, cookies, response.Headers);
        features.Put<RequestConsent>(consent);
        features.Put<IResponseCookiesFeature>(consent);

        // Callbacks run last registered first: registered before all others, this one sees what they all wrote.
        CookielessTrailers.Guard(features, consent);
        response.OnStarting(static state => ResponseStart.Begin((ConsentFeature)state), consent);
        response.OnCompleted(static state => OnCompleted((ConsentFeature)state), consent);
        return consent;
    }

    /// <summary>What goes before the application, wherever that begins (<see cref="ShortCircuitPolicy"/>).</summary>
    public static Task EnterAsync(HttpContext context, ConsentFeature consent, ConsentRuntimeProvider runtimes)
    {
        // 1. Arrive: what the application will see. Set before all else that is asked here, which may use it.
        context.Features.Put<IConsentFeature>(consent);
        context.Features.Put<ITrackingConsentFeature>(consent);

        // 2. Read: when somebody asks, by the rules of the visitor's region.
        runtimes.Enter(consent);

        consent.FixEnforcement();

        // Only what the store knows has to be waited for: the proof of a grant that is not signed, and what an account
        // decided on other devices.
        var claim = runtimes.Proofs?.ClaimIn(context.Request, consent.Rules);
        if (claim is not null || consent.Runtime.Accounts is not null)
        {
            return AskStoreThenHideAsync(claim, context, consent, runtimes);
        }

        Hide(context, consent);
        return Task.CompletedTask;
    }

    private static async Task AskStoreThenHideAsync(
        Decision? claim, HttpContext context, RequestConsent consent, ConsentRuntimeProvider runtimes)
    {
        if (claim is not null)
        {
            await runtimes.Proofs!.FindAsync(context, consent.Rules, claim);
        }

        if (consent.Runtime.Accounts is { } accounts
            && await accounts.FindAsync(context, consent.Rules, consent.Runtime.Once) is { } account)
        {
            consent.Follow(account);
        }

        Hide(context, consent);
    }

    /// <summary>Step 3.</summary>
    private static void Hide(HttpContext context, RequestConsent consent)
    {
        consent.Runtime.Verdicts.Receive(context.Request, consent.Rules);
        RequestCookieHider.TryHide(consent);
        Validators.Take(consent);
    }

    private async Task EnterThenGoOnAsync(Task entering, HttpContext context, RequestConsent consent)
    {
        await entering;
        await GoOnAsync(context, consent);
    }

    private Task GoOnAsync(HttpContext context, RequestConsent consent)
    {
        // 4. Choose.
        var path = context.Request.Path;
        if (path.StartsWithSegments(runtimes.Path, out var rest)
            && choices.Find(rest) is { } endpoint)
        {
            // What a choice is checked against and written with depends on the scheme.
            ForwardedHeaderCheck.Run(context, consent.Runtime);
            return endpoint.HandleAsync(context, consent);
        }

        if (path.Value == SupportResource.Path && support.IsAnsweredHere(context))
        {
            return support.WriteAsync(context);
        }

        // 5. Run.
        return next(context);
    }

    /// <summary>After everybody else's callbacks too: these still may ask for the visitor's consent.</summary>
    private static Task OnCompleted(RequestConsent consent)
    {
        consent.End();
        return Task.CompletedTask;
    }
}
