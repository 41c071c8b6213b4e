using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// The log says of the framework's session and culture cookies that they are not declared, wherever their options were
/// given, and only where they are in use.
/// </summary>
public sealed class FrameworkCookieNoticeTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_culture_cookie_is_told_where_its_options_are_given_in_the_pipeline(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, Localized(app => app.UseRequestLocalization(options => options.SetDefaultCulture("en"))));

        await host.SetCookiesAsync();
        await host.SetCookiesAsync();

        Told(host).Should().ContainSingle().Which.Should().Contain("'.AspNetCore.Culture'");
    }

    [Fact]
    public async Task A_culture_cookie_is_told_by_the_name_that_it_has()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, Localized(app => app.UseRequestLocalization(options =>
        {
            options.AddSupportedCultures("en", "de").AddSupportedUICultures("en", "de");
            options.RequestCultureProviders.OfType<CookieRequestCultureProvider>().Single().CookieName = "tongue";
        })));

        using var response = await host.GetAsync("/", null, ("Accept-Language", "de"));

        Told(host).Should().ContainSingle().Which.Should().Contain("\"tongue\": { \"Category\": \"Session\", \"Purpose\"");
    }

    [Fact]
    public async Task It_is_told_by_that_name_too_where_the_first_request_does_not_show_it()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, Localized(app => app.UseRequestLocalization(options =>
        {
            options.AddSupportedCultures("en", "de").AddSupportedUICultures("en", "de");
            options.RequestCultureProviders.OfType<CookieRequestCultureProvider>().Single().CookieName = "tongue";
        })));

        await host.SetCookiesAsync();
        using var response = await host.GetAsync("/", null, ("Accept-Language", "de"));
        using var again = await host.GetAsync("/", null, ("Accept-Language", "de"));

        Told(host).Last().Should().Contain("\"tongue\": { \"Category\": \"Session\", \"Purpose\"");
        Told(host).Should().HaveCount(2);
    }

    [Fact]
    public async Task Names_of_cultures_in_the_pipeline_are_options_too()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, Localized(app => app.UseRequestLocalization("en", "de")));

        await host.SetCookiesAsync();

        Told(host).Should().ContainSingle();
    }

    [Fact]
    public async Task Options_in_services_are_told_before_the_first_request()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app => app.UseRequestLocalization().UseSession(),
            services: services => services.AddDistributedMemoryCache()
                .AddSession(options => options.Cookie.Name = "shop")
                .Configure<RequestLocalizationOptions>(options => options.SetDefaultCulture("en")));

        Told(host).Should().HaveCount(2);
        Told(host).Should().Contain(message => message.Contains("'shop'")).And.Contain(message => message.Contains("'.AspNetCore.Culture'"));
    }

    [Fact]
    public async Task Nothing_is_in_use_that_is_only_registered()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app => app.Run(context => context.Response.WriteAsync("page")),
            services: services => services.AddDistributedMemoryCache()
                .AddSession()
                .Configure<RequestLocalizationOptions>(options => options.SetDefaultCulture("en")));

        await host.SetCookiesAsync();

        Told(host).Should().BeEmpty();
    }

    [Theory]
    [InlineData(Server.InMemory, EnforcementMode.Enforce)]
    [InlineData(Server.Kestrel, EnforcementMode.Enforce)]
    [InlineData(Server.InMemory, EnforcementMode.ReportOnly)]
    public async Task A_session_cookie_is_told_where_its_options_are_given_in_the_pipeline(Server server, EnforcementMode enforcement)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.UseSession(new SessionOptions { Cookie = { Name = "shop" } });
                app.Run(context =>
                {
                    context.Response.Cookies.Append("mystery", "1");
                    context.Session.SetString("key", "value");
                    return context.Response.WriteAsync("page");
                });
            },
            options => options.Enforcement = enforcement,
            services => services.AddDistributedMemoryCache().AddSession());

        await host.SetCookiesAsync();

        Told(host).Should().ContainSingle().Which.Should().Contain("'shop'");
        host.Logs.Should().ContainSingle(log => log.Id.Id == 1 && log.Message.Contains("'shop'"))
            .Which.Message.Should().Contain("\"shop\": { \"Category\": \"Session\"");
        host.Logs.Should().ContainSingle(log => log.Id.Id == 1 && log.Message.Contains("'mystery'"))
            .Which.Message.Should().Contain("\"mystery\": { \"Category\": \"…\"");
    }

    [Fact]
    public async Task A_session_cookie_is_told_whatever_names_visitors_have_the_application_write()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app =>
            {
                app.UseSession(new SessionOptions { Cookie = { Name = "shop" } });
                app.Run(context =>
                {
                    foreach (var name in context.Request.Query["name"])
                    {
                        context.Response.Cookies.Append(name!, "1");
                    }

                    if (context.Request.Query.Count == 0)
                    {
                        context.Session.SetString("key", "value");
                    }

                    return context.Response.WriteAsync("page");
                });
            },
            services: services => services.AddDistributedMemoryCache().AddSession());
        for (var request = 0; request < 6; request++)
        {
            await host.SetCookiesAsync("/?" + string.Join('&', Enumerable.Range(0, 100).Select(i => $"name=made{request}x{i}")));
        }

        await host.SetCookiesAsync();

        Told(host).Should().ContainSingle().Which.Should().Contain("'shop'");
    }

    [Fact]
    public async Task A_session_cookie_that_is_declared_or_called_essential_is_not_told()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app => app.UseSession(),
            services: services => services.AddDistributedMemoryCache().AddSession(options => options.Cookie.IsEssential = true));
        await using var declared = await ConsentHost.StartAsync(
            Server.InMemory,
            app => app.UseSession(),
            options => options.Cookies[".AspNetCore.Session"] = new() { Category = CookieCategory.Session },
            services => services.AddDistributedMemoryCache().AddSession());

        Told(host).Concat(Told(declared)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_question_of_the_cookie_policy_is_told_where_its_options_are_given_in_the_pipeline(bool isBefore)
    {
        void UsePolicy(WebApplication app) => app.UseCookiePolicy(new CookiePolicyOptions { CheckConsentNeeded = _ => true });
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app =>
            {
                if (!isBefore)
                {
                    UsePolicy(app);
                }

                app.Run(context => context.Response.WriteAsync("page"));
            },
            before: app =>
            {
                if (isBefore)
                {
                    UsePolicy(app);
                }
            });

        await host.SetCookiesAsync();
        await host.SetCookiesAsync();

        host.Logs.Should().ContainSingle(log => log.Id.Id == 29);
    }

    private static Action<WebApplication> Localized(Action<WebApplication> localize) => app =>
    {
        localize(app);
        app.Run(context => context.Response.WriteAsync("page"));
    };

    private static IEnumerable<string> Told(ConsentHost host) => host.Logs.Where(log => log.Id.Id == 13).Select(log => log.Message);
}
