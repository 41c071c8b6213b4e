using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Recording;

/// <summary>Tells which account a visitor is signed in with, as far as the site links consent to accounts.</summary>
/// <param name="accountOf">The site's id of a signed-in account.</param>
/// <param name="scheme">How its visitors sign in; the default scheme where nothing is said.</param>
internal sealed class AccountLink(Func<ClaimsPrincipal, string?> accountOf, string? scheme)
{
    /// <summary>
    /// The site's id, where the visitor is signed in. Consent comes before authentication in the pipeline, so it asks
    /// by itself; the handler of the scheme remembers its answer, and whoever asks later in the request pays nothing.
    /// </summary>
    public async ValueTask<string?> FindAsync(HttpContext context)
    {
        var user = scheme is null && context.User.Identity is { IsAuthenticated: true }
            ? context.User
            : await AuthenticateAsync(context);
        return user?.Identity is { IsAuthenticated: true } && accountOf(user) is { Length: > 0 } id ? id : null;
    }

    /// <summary>
    /// What stands in a record instead of the site's id: by the key alone it leads back to the account. The beginning
    /// of the text keeps it apart from other hashes with the same key.
    /// </summary>
    public static string Pseudonym(string id, RecordRules rules) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(rules.HashKey, Encoding.UTF8.GetBytes("account " + id)));

    private async ValueTask<ClaimsPrincipal?> AuthenticateAsync(HttpContext context)
    {
        // Most visitors are not signed in: without either header there is nothing to ask a scheme for.
        var headers = context.Request.Headers;
        return (headers.Cookie.Count > 0 || headers.Authorization.Count > 0)
            && context.RequestServices.GetService<IAuthenticationService>() is { } authentication
                ? (await authentication.AuthenticateAsync(context, scheme)).Principal
                : null;
    }
}
