using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace NetHelpDesk.Consent.Tests;

public sealed class ErrorPageTests : OnBothServers
{
    [Theory]
    [InlineData(Server.InMemory, 302)]
    [InlineData(Server.Kestrel, 302)]
    [InlineData(Server.InMemory, 404)]
    [InlineData(Server.Kestrel, 404)]
    [InlineData(Server.InMemory, 500)]
    [InlineData(Server.Kestrel, 500)]
    [InlineData(Server.InMemory, 204)]
    [InlineData(Server.Kestrel, 204)]
    [InlineData(Server.InMemory, 304)]
    [InlineData(Server.Kestrel, 304)]
    public async Task A_response_of_any_status_is_enforced(Server server, int status)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            WriteBoth(context);
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/next";
            return Task.CompletedTask;
        });

        using var response = await host.GetAsync();

        response.StatusCode.Should().Be((HttpStatusCode)status);
        response.SetCookies().Should().Equal("auth=1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_page_of_an_exception_handler_is_enforced(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, app =>
        {
            app.UseExceptionHandler("/error");
            app.Run(context =>
            {
                WriteBoth(context);
                return context.Request.Path == "/error"
                    ? context.Response.WriteAsync("sorry")
                    : throw new InvalidOperationException("The page failed.");
            });
        });

        using var response = await host.GetAsync();

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await response.TextAsync()).Should().Be("sorry");
        response.SetCookies().Should().Equal("auth=1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_that_runs_the_whole_pipeline_again_is_enforced_once(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.Run(async context =>
            {
                WriteBoth(context);
                if (context.Request.Path == "/error")
                {
                    await context.Response.WriteAsync("not here");
                    return;
                }

                context.Response.StatusCode = 404;
            }),
            before: app => app.UseStatusCodePagesWithReExecute("/error"));

        using var response = await host.GetAsync("/missing");

        (await response.TextAsync()).Should().Be("not here");
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.SetCookies().Should().Equal("auth=1", "auth=1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_decision_outlives_an_exception_and_a_cleared_response(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.Run(async context =>
            {
                if (context.Request.Path == "/error")
                {
                    context.Response.Cookies.Append("lead", "1");
                    return;
                }

                await context.GetConsent().GrantAsync();
                if (context.Request.Path == "/throw")
                {
                    throw new InvalidOperationException("The page failed.");
                }

                context.Response.Clear();
                await context.Response.WriteAsync("page");
            }),
            before: app => app.UseExceptionHandler("/error"));

        (await host.SetCookiesAsync("/clear")).Should().ContainSingle().Which.Should().Contain("tracking=yes");
        using var failed = await host.GetAsync("/throw");
        failed.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        failed.CookieNames().Should().Equal("lead", ".NetHelpDesk.Consent");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_static_file_is_enforced(Server server)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.txt"), "file", TestContext.Current.CancellationToken);
            using var files = new PhysicalFileProvider(folder.FullName);
            await using var host = await ConsentHost.StartAsync(server, app => app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = files,
                OnPrepareResponse = file => WriteBoth(file.Context),
            }));

            using var response = await host.GetAsync("/a.txt");

            (await response.TextAsync()).Should().Be("file");
            response.SetCookies().Should().Equal("auth=1");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteBoth(HttpContext context)
    {
        context.Response.Headers.Append("Set-Cookie", "lead=1");
        context.Response.Headers.Append("Set-Cookie", "auth=1");
    }
}
