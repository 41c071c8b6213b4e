using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent;

namespace Microsoft.AspNetCore.Http;

/// <summary>Gets a visitor's consent.</summary>
public static class ConsentHttpContextExtensions
{
    /// <summary>The visitor's consent in this request.</summary>
    /// <remarks>
    /// In a SignalR hub it is the consent as it was when the connection was made. Nothing can be decided there: no
    /// response is left to write the decision to.
    /// </remarks>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException"><c>UseNetHelpDeskConsent</c> has not run in this request.</exception>
    public static IConsentFeature GetConsent(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IConsentFeature>() ?? InCopy(context) ?? throw new InvalidOperationException(
            "The visitor's consent is not known here. Call app.UseNetHelpDeskConsent() directly after " +
            "UseForwardedHeaders and UsePathBase and before everything else that asks for consent.");
    }

    /// <summary>Over long polling, SignalR gives a hub a copy of the request that has its headers but not its features.</summary>
    private static RequestConsent? InCopy(HttpContext context)
    {
        if (context.Features.Get<RequestConsent>() is not null
            || context.RequestServices?.GetService<ConsentRuntimeProvider>() is not { } runtimes)
        {
            return null;
        }

        var consent = new RequestConsent(context, runtimes.Current, null);
        context.Features.Set(consent);
        context.Features.Set<IConsentFeature>(consent);
        return consent;
    }
}
