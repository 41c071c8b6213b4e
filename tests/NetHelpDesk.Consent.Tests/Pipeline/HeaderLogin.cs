using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Takes whoever is named in the <c>Authorization</c> header as signed in, and as having the role of that name.</summary>
public class HeaderLogin(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Name = "header";

    internal static void AddTo(IServiceCollection services) => AddTo<HeaderLogin>(services);

    internal static void AddTo<TLogin>(IServiceCollection services)
        where TLogin : HeaderLogin =>
        services.AddAuthentication(Name).AddScheme<AuthenticationSchemeOptions, TLogin>(Name, _ => { });

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not { Length: > 0 } name)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, name)], Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name)));
    }
}
