using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A part of the site below a path of its own, with consent inside of it or around it.</summary>
public sealed class BranchTests
{
    [Fact]
    public async Task Consent_around_a_branch_holds_in_it_and_is_chosen_at_the_root()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel, app => app.Map("/desk", branch => branch.Run(AnswerAsync)).Run(AnswerAsync));

        (await AskAsync(host, "/desk/")).Should().Be("sees [auth=1], consent True, gets []");
        (await AskAsync(host, "/")).Should().Be("sees [auth=1], consent True, gets []");
        (await StatusAsync(host, "/privacy-choices/state")).Should().Be(HttpStatusCode.OK);
        (await AskAsync(host, "/desk/privacy-choices/state")).Should().StartWith("sees [auth=1]", "the branch's own page answers");
    }

    [Fact]
    public async Task Consent_inside_a_branch_hides_there_and_withholds_everywhere()
    {
        await using var host = await StartInsideAsync();

        (await AskAsync(host, "/desk/")).Should().Be("sees [auth=1], consent True, gets []");
        (await AskAsync(host, "/")).Should().Be("sees [auth=1; lead=2], consent False, gets []");
    }

    [Fact]
    public async Task Consent_inside_a_branch_is_chosen_there_and_counts_everywhere()
    {
        await using var host = await StartInsideAsync();
        using var form = new FormUrlEncodedContent([new("choice", "accept"), new("returnUrl", "/desk/articles")]);

        using var choice = await host.SendAsync(HttpMethod.Post, "/desk/privacy-choices", content: form);

        choice.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        choice.Header("Location").Should().Be("/desk/articles");
        var written = choice.SetCookies().Should().ContainSingle().Which;
        written.Should().Contain("; path=/;");
        var consent = written.Split(';')[0];
        (await AskAsync(host, "/desk/", consent)).Should().Be("sees [auth=1; lead=2], consent True, gets [lead]");
        (await AskAsync(host, "/", consent)).Should().Be("sees [auth=1; lead=2], consent False, gets [lead]");
    }

    private static Task<ConsentHost> StartInsideAsync() => ConsentHost.StartAsync(
        Server.Kestrel,
        app => app.Map("/desk", branch => branch.UseNetHelpDeskConsent().Run(AnswerAsync)).Run(AnswerAsync),
        consent: _ => { });

    /// <summary>Says which cookies it sees, and whether it can ask for consent.</summary>
    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.Append("Set-Cookie", "lead=3");
        var visible = context.Request.Headers.Cookie.ToString().Split("; .NetHelpDesk.Consent=")[0];
        return context.Response.WriteAsync($"sees [{visible}], consent {context.Features.Get<IConsentFeature>() is not null}");
    }

    private static async Task<string> AskAsync(ConsentHost host, string path, string? consent = null)
    {
        using var response = await host.GetAsync(path, consent is null ? "auth=1; lead=2" : $"auth=1; lead=2; {consent}");
        return $"{await response.TextAsync()}, gets [{string.Join(", ", response.CookieNames())}]";
    }

    private static async Task<HttpStatusCode> StatusAsync(ConsentHost host, string path)
    {
        using var response = await host.GetAsync(path);
        return response.StatusCode;
    }
}
