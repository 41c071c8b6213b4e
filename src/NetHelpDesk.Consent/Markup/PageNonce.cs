using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Markup;

/// <summary>Where the site's nonces come from.</summary>
internal sealed record PageNonce(Func<HttpContext, string?> Of)
{
    /// <summary>The nonce of the response, or nothing where the site works without.</summary>
    public static string? In(HttpContext context) => context.RequestServices.GetService<PageNonce>()?.Of(context);

    /// <summary>The attribute with a space before it; empty where there is no nonce.</summary>
    public static string Attribute(string? nonce) =>
        string.IsNullOrEmpty(nonce) ? "" : $" nonce=\"{HtmlTemplate.Encode(nonce)}\"";
}
