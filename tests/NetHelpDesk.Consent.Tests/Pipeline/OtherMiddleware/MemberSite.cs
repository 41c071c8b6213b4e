using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A site that signs its member in with ASP.NET Core Identity, and writes a tracking cookie with every page.</summary>
internal static class MemberSite
{
    public const string Application = ".AspNetCore.Identity.Application";
    public const string External = "Identity.External";
    public const string TwoFactor = "Identity.TwoFactorUserId";
    public const string RememberMe = "Identity.TwoFactorRememberMe";

    private const string Password = "Correct-horse-1";

    public static async Task<ConsentHost> StartAsync(
        Action<WebApplication>? pages = null, Action<AuthenticationBuilder>? logins = null)
    {
        var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            app =>
            {
                app.Use((context, next) =>
                {
                    context.Response.Headers.Append("Set-Cookie", "lead=1; path=/; samesite=none");
                    return next(context);
                });
                app.UseAuthentication();
                app.Map("/password", EnterPasswordAsync);
                app.Map("/code", EnterCodeAsync);
                app.Map("/out", (SignInManager<IdentityUser> signIn) => signIn.SignOutAsync());
                app.Map("/forget", (SignInManager<IdentityUser> signIn) => signIn.ForgetTwoFactorClientAsync());
                app.Map("/who", (HttpContext context) => context.User.Identity?.Name ?? "nobody");
                pages?.Invoke(app);
            },
            services: services =>
            {
                services.AddDataProtection().UseEphemeralDataProtectionProvider();
                var authentication = services.AddAuthentication(options =>
                {
                    options.DefaultScheme = IdentityConstants.ApplicationScheme;
                    options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
                });
                authentication.AddIdentityCookies();
                logins?.Invoke(authentication);
                services.AddSingleton<IUserStore<IdentityUser>, MemberStore>();
                services.AddIdentityCore<IdentityUser>().AddSignInManager()
                    .AddTokenProvider<OneCode>(TokenOptions.DefaultAuthenticatorProvider);
            });
        await RegisterAsync(host.Services);
        return host;
    }

    private static async Task RegisterAsync(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
        var anna = new IdentityUser("anna");
        (await members.CreateAsync(anna, Password)).Succeeded.Should().BeTrue();
        await members.SetTwoFactorEnabledAsync(anna, true);
        await members.AddLoginAsync(anna, new UserLoginInfo(LoginProvider.Scheme, LoginProvider.Subject, LoginProvider.Scheme));
    }

    private static async Task<string> EnterPasswordAsync(SignInManager<IdentityUser> signIn) =>
        (await signIn.PasswordSignInAsync("anna", Password, isPersistent: true, lockoutOnFailure: false)).ToString();

    private static async Task<string> EnterCodeAsync(SignInManager<IdentityUser> signIn, bool remember) =>
        (await signIn.TwoFactorAuthenticatorSignInAsync(OneCode.Code, isPersistent: true, rememberClient: remember)).ToString();
}
