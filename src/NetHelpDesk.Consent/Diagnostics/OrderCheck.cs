using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>
/// Tells once where another middleware stands on the wrong side of consent. The order of a pipeline cannot be seen
/// before requests run through it, and does not change: the first requests of the process tell.
/// </summary>
internal sealed class OrderCheck : IPipelineWatch
{
    /// <summary>Enough for a page to be among them where files and health checks come first.</summary>
    private const int Requests = 1000;

    private int _arrived;
    private int _started;

    /// <summary>Called where consent stands, before it is what the application sees: what stands earlier?</summary>
    public void OnArrival(HttpContext context, ConsentRuntime runtime)
    {
        if (!IsDue(ref _arrived))
        {
            return;
        }

        ForwardedHeaderCheck.Run(context, runtime);
        CheckPolicy(context.Features.Get<ITrackingConsentFeature>(), runtime);
        if (context.Features.Get<ISessionFeature>() is not null)
        {
            var cookie = context.RequestServices.GetRequiredService<IOptions<SessionOptions>>().Value.Cookie;
            TellIfAsked(runtime, "UseSession", cookie.Name, cookie.IsEssential);
        }

        if (context.Features.Get<IRequestCultureFeature>()?.Provider is CookieRequestCultureProvider provider)
        {
            TellIfAsked(runtime, "UseRequestLocalization", provider.CookieName, isEssential: false);
        }
    }

    /// <summary>Called when the response starts: does the application still see the visitor's consent?</summary>
    public void OnStarting(RequestConsent consent)
    {
        if (!IsDue(ref _started) || !ReferenceEquals(consent.Context.Features.Get<IConsentFeature>(), consent))
        {
            return;
        }

        consent.Runtime.Verdicts.Framework.LookAtCulture(consent.Context, consent.Rules);
        var seen = consent.Context.Features.Get<ITrackingConsentFeature>();
        CheckPolicy(seen, consent.Runtime);
        if (!ReferenceEquals(seen, consent) && consent.Runtime.Once.First(Log.FeatureReplacedId))
        {
            consent.Runtime.Logger.FeatureReplaced(seen?.GetType());
        }
    }

    /// <summary><c>UseCookiePolicy</c> may have been given options of its own, which only a request shows.</summary>
    private static void CheckPolicy(ITrackingConsentFeature? seen, ConsentRuntime runtime)
    {
        if (seen?.GetType().Namespace == typeof(CookiePolicyMiddleware).Namespace
            && seen!.IsConsentNeeded
            && runtime.Once.First(Log.PolicyChecksConsentId))
        {
            runtime.Logger.PolicyChecksConsent();
        }
    }

    private static bool IsDue(ref int count) =>
        Volatile.Read(ref count) < Requests && Interlocked.Increment(ref count) <= Requests;

    private static void TellIfAsked(ConsentRuntime runtime, string earlier, string? name, bool isEssential)
    {
        if (name is not null
            && !runtime.Rules.Classifier.Classify(name, isEssential ? CategoryLabel.IsEssential : []).IsExempt
            && runtime.Once.First(Log.CookieReadTooEarlyId))
        {
            runtime.Logger.CookieReadTooEarly(earlier, name);
        }
    }
}
