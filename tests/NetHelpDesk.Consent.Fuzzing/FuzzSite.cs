using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.Fuzzing;

/// <summary>A site in memory, and the library's own steps, taken one by one for requests that never went over a wire.</summary>
internal sealed class FuzzSite : IAsyncDisposable, ILoggerProvider, ILogger
{
    public const string ConsentCookie = ".NetHelpDesk.Consent";

    /// <summary>What the cookies of <see cref="Declare"/> that need consent are called.</summary>
    public static readonly IReadOnlyList<string> NeedConsent = ["lead", "visit", "capped"];

    private readonly ConcurrentQueue<string> _errors = new();
    private WebApplication _app = null!;

    public ConsentRules Rules => Runtimes.Current.Rules;

    public HttpClient Client { get; private set; } = null!;

    private ConsentRuntimeProvider Runtimes => _app.Services.GetRequiredService<ConsentRuntimeProvider>();

    public static async Task<FuzzSite> StartAsync()
    {
        var site = new FuzzSite();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Logging.AddProvider(site);
        builder.Services.AddRouting();
        builder.Services.AddNetHelpDeskConsent(Declare);
        site._app = builder.Build();
        site._app.UseNetHelpDeskConsent();
        await site._app.StartAsync();
        site.Client = site._app.GetTestClient();
        return site;
    }

    /// <summary>The <c>Cookie</c> header of a visitor who decided.</summary>
    public static string Decided(string categories) =>
        $"{ConsentCookie}=v=1&policy=1&at={DecisionTime.Format(DateTimeOffset.UtcNow.AddHours(-1))}&{categories}";

    /// <summary>What the library logged as an error since the last look.</summary>
    public string? TakeError() => _errors.TryDequeue(out var error) ? error : null;

    /// <summary>A request that has arrived and whose cookies are hidden.</summary>
    public RequestConsent Arrive(string? cookie)
    {
        var context = new DefaultHttpContext { RequestServices = _app.Services };
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = "/page";
        context.Request.Headers.Cookie = cookie;
        var consent = ConsentMiddleware.Arrive(context, Runtimes);
        RequestCookieHider.TryHide(consent);
        return consent;
    }

    /// <summary>What of <c>Set-Cookie</c> leaves the server.</summary>
    public string[] Send(string? cookie, params string[] lines)
    {
        var consent = Arrive(cookie);
        consent.Context.Response.Headers.SetCookie = lines;
        SetCookieEnforcer.Enforce(consent.Context, consent);
        return [.. consent.Context.Response.Headers.SetCookie.OfType<string>()];
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error)
        {
            _errors.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    void IDisposable.Dispose()
    {
    }

    private static void Declare(ConsentOptions options)
    {
        options.GuardScriptCookies = true;
        options.Cookies["auth"] = new() { Category = CookieCategory.Essential, Purpose = "Keeps you signed in" };
        options.Cookies["visit"] = new() { Category = CookieCategory.Session, Purpose = "Remembers this visit" };
        options.Cookies["lead"] = new() { Category = CookieCategory.Tracking, Purpose = "Counts visits" };
        options.Cookies["capped"] = new() { Category = CookieCategory.Advertising, Purpose = "Chooses advertisements", MaxLifetime = "2 days" };
    }
}
