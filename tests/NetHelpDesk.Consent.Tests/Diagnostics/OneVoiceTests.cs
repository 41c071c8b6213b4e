using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// Log, page of diagnostics, JSON and assertion give the same category and the same snippet for the same cookie, also
/// after the browser sent it back; and what they suggest never takes away what works.
/// </summary>
public sealed partial class OneVoiceTests
{
    private const string Diagnostics = "/privacy-choices/diagnostics";

    public static TheoryData<string, string, string> Written { get; } = new()
    {
        { "mystery", "plain", "\"mystery\": { \"Category\": \"…\", \"Purpose\": \"…\" }" },
        { "mystery", "raw", "\"mystery\": { \"Category\": \"…\", \"Purpose\": \"…\" }" },
        { "basket", "essential", "\"basket\": { \"Category\": \"Essential\", \"Purpose\": \"…\" }" },
        { "UMB-visitor", "essential400", "\"UMB-visitor\": { \"Category\": \"Essential\", \"Purpose\": \"…\" }" },
        { "banner_seen", "labelled", "\"banner_seen\": { \"Category\": \"Advertising\", \"Purpose\": \"…\" }" },
        { "_gid", "plain", "\"_gid\": { \"Category\": \"Tracking\" }" },
        { "_ga_ABC123", "plain", "\"_ga_*\": { \"Category\": \"Tracking\" }" },
        { "_ga_cart", "essential", "\"_ga_cart\": { \"Category\": \"Essential\", \"Purpose\": \"…\" }" },
        { "XSRF-TOKEN", "plain", "\"XSRF-TOKEN\": { \"Category\": \"Essential\", \"Purpose\": \"Protects forms against forged requests.\" }" },
        { "shop", "session", "\"shop\": { \"Category\": \"Session\", \"Purpose\": \"Keeps what you entered in this visit\" }" },
        { "notes", "plain", "\"notes\": { \"Category\": \"Essential\", \"Purpose\": \"Carries what you entered to the next page.\" }" },
        { ".App.Token.juy8YXIG9to", "plain", "\".App.Token.*\": { \"Category\": \"…\", \"Purpose\": \"…\" }" },
        { "visit-0f8fad5b-d9cb-469f-a165-70867728950e", "essential", "\"visit-*\": { \"Category\": \"Essential\", \"Purpose\": \"…\" }" },
        { "poll_20261123", "plain", "\"poll_#\": { \"Category\": \"…\", \"Purpose\": \"…\" }" },
        { "a#b", "plain", "\"a*b\": { \"Category\": \"…\", \"Purpose\": \"…\" }" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public async Task Every_voice_says_the_same(string name, string way, string snippet)
    {
        foreach (var enforcement in (EnforcementMode[])[EnforcementMode.Enforce, EnforcementMode.ReportOnly])
        {
            await using var host = await StartAsync(name, way, options => options.Enforcement = enforcement);
            await host.SetCookiesAsync();
            await host.SetCookiesAsync("/none", $"{name}=1");

            var log = host.Logs.Where(log => log.Id.Id is 1 or 2 or 4 && log.Message.Contains($"'{name}'") && log.Message.Contains("\"Category\"")).ToArray();
            log.Should().ContainSingle().Which.Message.Should().Contain(snippet);
            (await PageAsync(host)).Should().Contain(snippet);
            (await JsonAsync(host)).GetProperty("appsettings").GetRawText().Should().Contain(snippet);
            host.Services.Invoking(services => services.AssertAllCookiesDeclared())
                .Should().Throw<UndeclaredCookieException>().Which.Message.Should().Contain(snippet);
            foreach (var notice in host.Logs.Where(log => log.Id.Id == 13))
            {
                notice.Message.Should().Contain(snippet);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Written))]
    public async Task What_is_pasted_leaves_nothing_undeclared_and_takes_nothing_away(string name, string way, string snippet)
    {
        _ = snippet;
        string[] before;
        JsonElement pasted;
        await using (var host = await StartAsync(name, way))
        {
            before = await host.SetCookiesAsync();
            await host.SetCookiesAsync("/none", $"{name}=1");
            pasted = JsonDocument.Parse(Open().Replace(
                (await JsonAsync(host)).GetProperty("appsettings").GetRawText(), "\"Category\": \"Session\"")).RootElement;
        }

        await using var declared = await StartAsync(name, way, options =>
        {
            foreach (var cookie in pasted.GetProperty("NetHelpDeskConsent").GetProperty("Cookies").EnumerateObject())
            {
                options.Cookies[cookie.Name] = new()
                {
                    Category = cookie.Value.GetProperty("Category").GetString()!,
                    Purpose = cookie.Value.TryGetProperty("Purpose", out var purpose) ? purpose.GetString() : null,
                    Name = cookie.Value.TryGetProperty("Name", out var declaredName) ? declaredName.GetString() : null,
                };
            }
        });

        before.Select(NameOf).Except((await declared.SetCookiesAsync()).Select(NameOf)).Should().BeEmpty();
        declared.Services.Invoking(services => services.AssertAllCookiesDeclared()).Should().NotThrow();
    }

    [Fact]
    public async Task The_frameworks_own_cookies_are_declared_however_they_are_written()
    {
        await using var host = await StartAsync(".AspNetCore.Antiforgery.juy8YXIG9to", "essential");
        await host.SetCookiesAsync();
        await host.SetCookiesAsync("/none", ".AspNetCore.Antiforgery.juy8YXIG9to=1");

        host.Services.Invoking(services => services.AssertAllCookiesDeclared()).Should().NotThrow();
        (await JsonAsync(host)).GetProperty("appsettings").GetRawText().Should().NotContain("Antiforgery");
        host.Logs.Should().NotContain(log => log.Id.Id == 4);
    }

    [Fact]
    public async Task The_parts_of_a_large_cookie_are_one()
    {
        await using var host = await StartAsync("large", "chunks");

        await host.SetCookiesAsync();
        await host.SetCookiesAsync("/none", "large=chunks-2; largeC1=1; largeC2=1");

        host.Logs.Where(log => log.Id.Id == 1 && log.Level > Microsoft.Extensions.Logging.LogLevel.Debug).Should().ContainSingle();
        (await JsonAsync(host)).GetProperty("undeclared").EnumerateArray().Select(cookie => cookie.GetString()).Should().Equal("large");
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(14, false)]
    public async Task A_long_life_of_what_code_calls_essential_is_asked_about(int days, bool isAsked)
    {
        await using var host = await StartAsync("visitor", "essential" + days);

        await host.SetCookiesAsync();

        var message = host.Logs.Should().ContainSingle(log => log.Id.Id == 4).Which.Message;
        message.Contains($"It lives for {days} days: does the page really not work without it").Should().Be(isAsked);
    }

    [Theory]
    [InlineData("…")]
    [InlineData("...")]
    public void A_category_that_was_left_open_is_a_mistake_at_start(string category)
    {
        var options = new ConsentOptions();
        options.Cookies["promo"] = new() { Category = category, Purpose = "p" };
        options.Cookies["visit"] = new() { Category = "Session", RequiresConsent = false, Reason = category };

        new ConsentOptionsValidator().Validate(null, options).Failures.Should()
            .Contain(mistake => mistake.Contains($"Cookies:promo:Category is still '{category}'"))
            .And.Contain(mistake => mistake.Contains("Cookies:visit is exempt") && mistake.Contains("no Reason"));
    }

    [Theory]
    [InlineData(".AspNetCore.Culture", ".AspNetCore.Culture")]
    [InlineData("CookieTempDataProvider2", "CookieTempDataProvider2")]
    [InlineData("OAuth2Token", "OAuth2Token")]
    [InlineData("theme_v2", "theme_v2")]
    [InlineData("cart-2024", "cart-#")]
    [InlineData("mp_0a1b2c3d4e5f_mixpanel", "mp_*_mixpanel")]
    [InlineData("juy8YXIG9to", "juy8YXIG9to")]
    [InlineData("_juy8YXIG9to", "_juy8YXIG9to")]
    [InlineData("SESS49960de5880e8c687434170f6476605b", "SESS*")]
    [InlineData("wordpress_logged_in_5f4dcc3b5aa765d61d8327deb882cf99", "wordpress_logged_in_*")]
    [InlineData("sid_Zm9vYmFyYmF6cXV4", "sid_*")]
    [InlineData("visitor_1700000000123", "visitor_#")]
    [InlineData("base64url", "base64url")]
    [InlineData("__Secure-next-auth.session-token.0", "__Secure-next-auth.session-token.0")]
    public void A_pattern_stands_for_what_changes_and_for_nothing_else(string name, string advised) =>
        AdvisedName.Of(name).Should().Be(advised);

    private static async Task<ConsentHost> StartAsync(string name, string way, Action<ConsentOptions>? options = null)
    {
        var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app =>
            {
                if (way == "session")
                {
                    app.UseSession();
                }

                app.Run(context => context.Request.Path == "/none" ? Task.CompletedTask : WriteAsync(context, name, way));
            },
            options,
            services =>
            {
                services.AddDistributedMemoryCache().AddSession(session => session.Cookie.Name = "shop");
                services.AddSingleton<ITempDataProvider, CookieTempDataProvider>().AddDataProtection();
                services.Configure<CookieTempDataProviderOptions>(temp => temp.Cookie.Name = "notes");
            },
            environment: "Development");
        return host;
    }

    private static async Task WriteAsync(HttpContext context, string name, string way)
    {
        switch (way)
        {
            case "session":
                context.Session.SetString("key", "value");
                break;
            case "raw":
                context.Response.Headers.SetCookie = $"{name}=1";
                break;
            case "labelled":
                context.Response.Cookies.Append(name, "1", new CookieOptions().InCategory(CookieCategory.Advertising));
                break;
            case "chunks":
                context.Response.Cookies.Append(name, "chunks-2");
                context.Response.Cookies.Append(name + "C1", "1");
                context.Response.Cookies.Append(name + "C2", "1");
                break;
            case "plain":
                context.Response.Cookies.Append(name, "1");
                break;
            default:
                var days = way["essential".Length..];
                context.Response.Cookies.Append(name, "1", new CookieOptions
                {
                    IsEssential = true,
                    MaxAge = days.Length == 0 ? null : TimeSpan.FromDays(int.Parse(days, System.Globalization.CultureInfo.InvariantCulture)),
                });
                break;
        }

        await context.Response.WriteAsync("page");
    }

    private static string NameOf(string line) => line.Split('=')[0];

    private static async Task<string> PageAsync(ConsentHost host)
    {
        using var response = await host.GetAsync(Diagnostics);
        return System.Net.WebUtility.HtmlDecode(await response.TextAsync());
    }

    private static async Task<JsonElement> JsonAsync(ConsentHost host)
    {
        using var response = await host.GetAsync(Diagnostics, null, ("Accept", "application/json"));
        return await response.JsonAsync();
    }

    [GeneratedRegex("\"Category\": \"…\"")]
    private static partial Regex Open();
}
