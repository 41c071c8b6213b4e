using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent;
using NetHelpDesk.Consent.Features;
using NetHelpDesk.Consent.Requests;

namespace Microsoft.AspNetCore.Http;

/// <summary>Gets a visitor's consent.</summary>
public static class ConsentHttpContextExtensions
{
    /// <summary>The visitor's consent in this request.</summary>
    /// <remarks>
    /// What it returns can be read when the request has ended, and then says what held at its end; do not keep the
    /// <see cref="HttpContext"/> itself, which servers use again for other visitors.
    /// In a SignalR hub it is the consent as it was when the connection was made. Nothing can be decided there: no
    /// response is left to write the decision to.
    /// </remarks>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException"><c>UseNetHelpDeskConsent</c> has not run in this request.</exception>
    public static IConsentFeature GetConsent(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var consent = context.Features.Get<IConsentFeature>() ?? InCopy(context) ?? throw new InvalidOperationException(
            "The visitor's consent is not known here. Call app.UseNetHelpDeskConsent() directly after " +
            "UseForwardedHeaders and UsePathBase and before everything else that asks for consent.");
        if (consent is RequestConsent taken)
        {
            taken.IsTaken = true;
        }

        return consent;
    }

    /// <summary>Over long polling, SignalR gives a hub a copy of the request that has its headers but not its features.</summary>
    private static ConsentFeature? InCopy(HttpContext context)
    {
        if (context.Features.Get<RequestConsent>() is not null
            || context.RequestServices?.GetService<ConsentRuntimeProvider>() is not { } runtimes)
        {
            return null;
        }

        var consent = new ConsentFeature(context, runtimes.Current, inner: null, context.Response.Headers);
        context.Features.Set<RequestConsent>(consent);
        context.Features.Set<IConsentFeature>(consent);
        return consent;
    }
}
