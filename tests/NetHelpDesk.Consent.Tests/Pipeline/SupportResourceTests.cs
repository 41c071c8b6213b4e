using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace NetHelpDesk.Consent.Tests;

public sealed class SupportResourceTests : OnBothServers
{
    private const string Path = "/.well-known/gpc.json";

    [Theory]
    [InlineData(Server.InMemory, "2026-11-05", """{"gpc":true,"lastUpdate":"2026-11-05"}""")]
    [InlineData(Server.Kestrel, "2026-11", """{"gpc":true,"lastUpdate":"2026-11-01"}""")]
    [InlineData(Server.Kestrel, "7", """{"gpc":true}""")]
    public async Task The_site_says_that_it_honours_the_signal(Server server, string version, string body)
    {
        await using var host = await StartAsync(server, options => options.PolicyVersion = version);

        using var get = await host.GetAsync(Path);
        using var head = await host.SendAsync(HttpMethod.Head, Path);

        get.StatusCode.Should().Be(HttpStatusCode.OK);
        (await get.TextAsync()).Should().Be(body);
        get.Header("Content-Type").Should().Be("application/json");
        get.Header("Cache-Control").Should().Be("public, max-age=86400");
        get.Header("X-Content-Type-Options").Should().Be("nosniff");
        get.Header("Vary").Should().BeEmpty();
        head.StatusCode.Should().Be(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.Should().Be(body.Length);
        (await head.TextAsync()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nothing_is_said_where_the_signal_is_not_honoured(Server server)
    {
        foreach (var options in new Action<ConsentOptions>[]
        {
            options => options.GlobalPrivacyControl = false,
            options => options.Enforcement = EnforcementMode.ReportOnly,
            options => options.Enforcement = EnforcementMode.Off,
            options => options.Categories["Advertising"] = new() { GlobalPrivacyControl = false },
        })
        {
            await using var host = await StartAsync(server, options);

            (await TextAsync(host)).Should().Be("the site");
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Other_methods_and_paths_are_the_sites_own(Server server)
    {
        await using var host = await StartAsync(server);

        using var post = await host.SendAsync(HttpMethod.Post, Path);
        using var other = await host.GetAsync("/.well-known/gpc.jso");

        (await post.TextAsync()).Should().Be("the site");
        (await other.TextAsync()).Should().Be("the site");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Only_the_root_of_the_origin_says_it(Server server)
    {
        await using var host = await StartAsync(server, before: app => app.UsePathBase("/help"));

        using var below = await host.GetAsync("/help" + Path);

        (await below.TextAsync()).Should().Be("the site");
        (await TextAsync(host)).Should().StartWith("{\"gpc\":true");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_path_base_that_only_a_proxy_knows_counts_too(Server server)
    {
        await using var host = await StartAsync(server, before: app => app.Use((context, next) =>
        {
            context.Request.PathBase = "/help";
            return next(context);
        }));

        using var response = await host.GetAsync(Path);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Server.InMemory, false)]
    [InlineData(Server.InMemory, true)]
    [InlineData(Server.Kestrel, false)]
    [InlineData(Server.Kestrel, true)]
    public async Task A_file_of_the_sites_own_answers(Server server, bool filesFirst)
    {
        var folder = Directory.CreateTempSubdirectory("consent");
        try
        {
            Directory.CreateDirectory(System.IO.Path.Combine(folder.FullName, ".well-known"));
            await File.WriteAllTextAsync(folder.FullName + Path, "the file", TestContext.Current.CancellationToken);
            using var files = new PhysicalFileProvider(folder.FullName);
            await using var host = await ConsentHost.StartAsync(
                server,
                app => (filesFirst ? app : app.UseStaticFiles()).Run(_ => Task.CompletedTask),
                before: app =>
                {
                    app.Environment.WebRootFileProvider = files;
                    if (filesFirst)
                    {
                        app.UseStaticFiles();
                    }
                });

            (await TextAsync(host)).Should().Be("the file");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(Server.InMemory, "/.well-known/gpc.json", false)]
    [InlineData(Server.Kestrel, "/.well-known/gpc.json", false)]
    [InlineData(Server.Kestrel, "/{**everything}", false)]
    [InlineData(Server.InMemory, "/.well-known/gpc.json", true)]
    [InlineData(Server.Kestrel, ".well-known/GPC.json", true)]
    public async Task An_endpoint_of_the_sites_own_answers(Server server, string pattern, bool routingBehind)
    {
        await using var host = await ConsentHost.StartAsync(server, app =>
        {
            if (routingBehind)
            {
                app.UseRouting();
            }

            app.MapGet(pattern, () => "the endpoint");
        });

        (await TextAsync(host)).Should().Be("the endpoint");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_for_whatever_is_not_found_does_not_answer(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, app => app.MapFallback("/{**path}", () => "not found"));

        (await TextAsync(host)).Should().StartWith("{\"gpc\":true");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_fallback_policy_does_not_hide_the_statement_and_still_protects_what_stands_behind_it(Server server)
    {
        await using var host = await StartProtectedAsync(server, honours: true);
        await using var silent = await StartProtectedAsync(server, honours: false);

        using var answered = await host.GetAsync(Path);
        using var post = await host.SendAsync(HttpMethod.Post, Path);
        using var protectedPage = await silent.GetAsync(Path);

        answered.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answered.TextAsync()).Should().StartWith("{\"gpc\":true");
        post.StatusCode.Should().Be(HttpStatusCode.Found);
        protectedPage.StatusCode.Should().Be(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_pipeline_built_by_hand_says_it_too()
    {
        using var host = await new HostBuilder()
            .ConfigureWebHost(web => web
                .UseTestServer()
                .ConfigureServices(services => services.AddNetHelpDeskConsent(_ => { }))
                .Configure(app =>
                {
                    app.UseNetHelpDeskConsent();
                    app.Run(context => context.Response.WriteAsync("the site"));
                }))
            .StartAsync(TestContext.Current.CancellationToken);

        using var client = host.GetTestClient();
        (await client.GetStringAsync(Path, TestContext.Current.CancellationToken)).Should().Be("""{"gpc":true}""");
    }

    private static Task<ConsentHost> StartProtectedAsync(Server server, bool honours) => ConsentHost.StartAsync(
        server,
        app => app.Run(context => context.Response.WriteAsync("for those signed in")),
        options => options.GlobalPrivacyControl = honours,
        services =>
        {
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
            services.AddAuthentication("Cookies").AddCookie("Cookies");
            services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        });

    private static Task<ConsentHost> StartAsync(
        Server server, Action<ConsentOptions>? options = null, Action<WebApplication>? before = null) =>
        ConsentHost.StartAsync(
            server, app => app.Run(context => context.Response.WriteAsync("the site")), options, before: before);

    private static async Task<string> TextAsync(ConsentHost host)
    {
        using var response = await host.GetAsync(Path);
        return await response.TextAsync();
    }
}
