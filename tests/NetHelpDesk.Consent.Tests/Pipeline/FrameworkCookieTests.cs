using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

public sealed class FrameworkCookieTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_session_cookie_waits_for_consent(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.UseSession();
                app.Run(context =>
                {
                    context.Session.SetString("key", "value");
                    return context.Response.WriteAsync("page");
                });
            },
            services: services => services.AddDistributedMemoryCache().AddSession());

        (await host.SetCookiesAsync()).Should().BeEmpty();
        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().ContainSingle().Which.Should().StartWith(".AspNetCore.Session=");
        host.Logs.Should().Contain(log => log.Message.Contains(".AspNetCore.Session") && log.Message.Contains("not declared"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_exempt_session_cookie_is_sent(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.UseSession();
                app.Run(context =>
                {
                    context.Session.SetString("key", "value");
                    return context.Response.WriteAsync("page");
                });
            },
            options => options.Cookies[".AspNetCore.Session"] = new DeclaredCookie
            {
                Category = CookieCategory.Session,
                RequiresConsent = false,
                Reason = "Holds a form's input",
                Purpose = "Keeps what you entered",
            },
            services => services.AddDistributedMemoryCache().AddSession());

        (await host.SetCookiesAsync()).Should().ContainSingle().Which.Should().StartWith(".AspNetCore.Session=");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_TempData_cookie_is_sent_and_deleted_without_consent(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append(".AspNetCore.Mvc.CookieTempDataProvider", "chunks-1");
            context.Response.Cookies.Append(".AspNetCore.Mvc.CookieTempDataProviderC1", "1");
            context.Response.Cookies.Append(
                ".AspNetCore.Mvc.CookieTempDataProvider", "", new CookieOptions { Expires = DateTimeOffset.UnixEpoch });
            return Task.CompletedTask;
        });

        using var response = await host.GetAsync();
        response.CookieNames().Should().Equal(
            ".AspNetCore.Mvc.CookieTempDataProvider",
            ".AspNetCore.Mvc.CookieTempDataProviderC1",
            ".AspNetCore.Mvc.CookieTempDataProvider");
    }

    [Theory]
    [InlineData(Server.InMemory, "auth")]
    [InlineData(Server.Kestrel, "auth")]
    [InlineData(Server.InMemory, null)]
    [InlineData(Server.Kestrel, null)]
    [InlineData(Server.InMemory, "custom")]
    [InlineData(Server.Kestrel, "custom")]
    public async Task Signing_in_and_out_needs_no_consent(Server server, string? cookieName)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.Map("/out", context => context.SignOutAsync());
                app.Map("/", context => context.SignInAsync(
                    new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", "a")], CookieAuthenticationDefaults.AuthenticationScheme)),
                    new AuthenticationProperties { IsPersistent = true }));
            },
            services: services =>
            {
                services.AddDataProtection().UseEphemeralDataProtectionProvider();
                services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
                    .AddCookie(options =>
                    {
                        if (cookieName is not null)
                        {
                            options.Cookie.Name = cookieName;
                        }
                    });
            });

        (await host.SetCookiesAsync()).Should().ContainSingle().Which.Should()
            .StartWith((cookieName ?? ".AspNetCore.Cookies") + "=").And.Contain("expires=");
        (await host.SetCookiesAsync("/out")).Should().ContainSingle().Which.Should().Contain("1970");
    }
}
