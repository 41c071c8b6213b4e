using NetHelpDesk.Consent;

namespace Microsoft.AspNetCore.Http;

/// <summary>Gets a visitor's consent.</summary>
public static class ConsentHttpContextExtensions
{
    /// <summary>The visitor's consent in this request.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException"><c>UseNetHelpDeskConsent</c> has not run in this request.</exception>
    public static IConsentFeature GetConsent(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IConsentFeature>() ?? throw new InvalidOperationException(
            "The visitor's consent is not known here. Call app.UseNetHelpDeskConsent() directly after " +
            "UseForwardedHeaders and UsePathBase and before everything else that asks for consent.");
    }
}
