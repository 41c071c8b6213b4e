using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What consent leaves to the garbage collector, counted to the byte.</summary>
public sealed class GarbageTests : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly ConsentRuntime _runtime;
    private readonly DefaultHttpContext _context = new();
    private readonly CookieOptions _options = new();

    public GarbageTests()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNetHelpDeskConsent(options => options.Cookies["lead"] = new() { Category = "Tracking" });
        _services = services.BuildServiceProvider();
        _runtime = _services.GetRequiredService<ConsentRuntimeProvider>().Current;
    }

    [Fact]
    public void A_request_costs_one_object_of_56_bytes() => BytesOf(() => Arrive()).Should().Be(56);

    [Fact]
    public void The_consent_of_a_visitor_who_has_not_decided_costs_nothing() =>
        BytesOf(() => ConsentReader.Read(_context.Request, _runtime.Rules, TimeProvider.System)).Should().Be(0);

    [Fact]
    public void Withholding_one_more_cookie_costs_nothing()
    {
        var cookies = Arrive().Cookies;

        BytesOf(() => cookies.Append("lead", "1", _options)).Should().Be(0);
        _context.Response.Headers.SetCookie.Should().BeEmpty();
    }

    [Fact]
    public void Nor_does_one_that_is_appended_without_options()
    {
        var cookies = Arrive().Cookies;

        BytesOf(() => cookies.Append("lead", "1")).Should().Be(0);
        _context.Response.Headers.SetCookie.Should().BeEmpty();
    }

    public void Dispose() => _services.Dispose();

    private ConsentFeature Arrive() => new(_context, _runtime, inner: null, _context.Response.Headers);

    private static long BytesOf(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
