using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Another site that signs people in over OpenID Connect, and knows one person.</summary>
internal sealed class LoginProvider(ConsentHost host) : IAsyncDisposable
{
    public const string Scheme = "Provider";
    public const string Subject = "anna-elsewhere";

    private const string Client = "help-desk";

    private static readonly SymmetricSecurityKey Key = new(new byte[32]);

    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static async Task<LoginProvider> StartAsync() => new(await ConsentHost.StartAsync(
        Server.Kestrel,
        app =>
        {
            app.Map("/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new Dictionary<string, string>
            {
                ["issuer"] = Issuer(request),
                ["authorization_endpoint"] = Issuer(request) + "/authorize",
                ["token_endpoint"] = Issuer(request) + "/token",
            }));

            // Instead of the page whose form posts these fields. The nonce travels as the code, so nothing is kept.
            app.Map("/authorize", (string nonce, string state) =>
                $"code={UrlEncoder.Default.Encode(nonce)}&state={UrlEncoder.Default.Encode(state)}");
            app.Map("/token", async (HttpRequest request) => Results.Json(new Dictionary<string, string>
            {
                ["token_type"] = "Bearer",
                ["access_token"] = "access",
                ["id_token"] = Token(Issuer(request), (await request.ReadFormAsync())["code"].ToString()),
            }));
        },
        options => options.Enforcement = EnforcementMode.Off));

    /// <summary>Makes an application use this provider.</summary>
    public void Configure(OpenIdConnectOptions options, string responseMode)
    {
        options.Authority = Issuer(host.Address);
        options.RequireHttpsMetadata = false;
        options.ClientId = Client;
        options.ClientSecret = "secret";
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = responseMode;
        options.TokenValidationParameters.IssuerSigningKey = Key;
    }

    /// <summary>What the provider sends back to the application: by query, or as a form.</summary>
    public async Task<string> AuthorizeAsync(Uri address)
    {
        using var response = await host.GetAsync(address.PathAndQuery);
        return await response.TextAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static string Issuer(HttpRequest request) => $"http://{request.Host}";

    private static string Issuer(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static string Token(string issuer, string nonce) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer,
        Audience = Client,
        IssuedAt = LongAgo,
        NotBefore = LongAgo,
        Expires = LongAgo.AddYears(100),
        Claims = new Dictionary<string, object> { ["sub"] = Subject, ["nonce"] = nonce },
        SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
    });
}
