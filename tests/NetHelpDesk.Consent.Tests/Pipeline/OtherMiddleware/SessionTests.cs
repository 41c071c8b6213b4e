using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The framework's session, for visitors who have consented to its cookie and for those who have not.</summary>
public sealed class SessionTests
{
    private const string Cookie = ".AspNetCore.Session";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_exempt_session_works_for_a_visitor_who_has_not_decided(bool before)
    {
        await using var host = await StartAsync(before, isExempt: true);

        var session = (await host.SetCookiesAsync("/set")).Should().ContainSingle().Which.Split(';')[0];

        session.Should().StartWith(Cookie);
        (await KeptAsync(host, session)).Should().Be("kept");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_that_needs_consent_waits_for_it(bool before)
    {
        await using var host = await StartAsync(before, isExempt: false);

        (await host.SetCookiesAsync("/set")).Should().BeEmpty();
        (await host.SetCookiesAsync("/set", Visitor.RefusedAll)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_that_needs_consent_works_after_the_visitor_agreed(bool before)
    {
        await using var host = await StartAsync(before, isExempt: false);
        using var form = new FormUrlEncodedContent([new("choice", "accept")]);
        using var choice = await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: form);
        var consent = choice.SetCookies().Should().ContainSingle().Which.Split(';')[0];

        var session = (await host.SetCookiesAsync("/set", consent)).Should().ContainSingle().Which.Split(';')[0];

        session.Should().StartWith(Cookie);
        (await KeptAsync(host, $"{consent}; {session}")).Should().Be("kept");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_that_is_first_used_when_the_response_starts_waits_for_consent_too(bool before)
    {
        await using var host = await StartAsync(before, isExempt: false);

        (await host.SetCookiesAsync("/late")).Should().BeEmpty();
        var session = (await host.SetCookiesAsync("/late", Visitor.GrantedAll)).Should().ContainSingle().Which.Split(';')[0];
        (await KeptAsync(host, $"{Visitor.GrantedAll}; {session}")).Should().Be("kept");
    }

    [Fact]
    public async Task A_session_that_the_browser_still_holds_is_not_read_after_a_refusal()
    {
        await using var host = await StartAsync(before: false, isExempt: false);
        var session = (await host.SetCookiesAsync("/set", Visitor.GrantedAll)).Should().ContainSingle().Which.Split(';')[0];

        (await KeptAsync(host, $"{Visitor.RefusedAll}; {session}")).Should().Be("nothing");
    }

    private static Task<ConsentHost> StartAsync(bool before, bool isExempt) => ConsentHost.StartAsync(
        Server.Kestrel,
        app =>
        {
            if (!before)
            {
                app.UseSession();
            }

            app.Run(AnswerAsync);
        },
        options => options.Cookies[Cookie] = new DeclaredCookie
        {
            Category = CookieCategory.Session,
            Purpose = "Keeps what you entered",
            RequiresConsent = isExempt ? false : null,
            Reason = isExempt ? "Holds a form's input" : null,
        },
        services => services.AddDistributedMemoryCache().AddSession(),
        before: app =>
        {
            if (before)
            {
                app.UseSession();
            }
        });

    private static Task AnswerAsync(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/set":
                context.Session.SetString("key", "kept");
                break;
            case "/late":
                context.Response.OnStarting(() =>
                {
                    context.Session.SetString("key", "kept");
                    return Task.CompletedTask;
                });
                break;
        }

        return context.Response.WriteAsync(context.Session.GetString("key") ?? "nothing");
    }

    private static async Task<string> KeptAsync(ConsentHost host, string cookies)
    {
        using var response = await host.GetAsync("/get", cookies);
        return await response.TextAsync();
    }
}
