using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// A site that holds on to everything of visitors who refused, and uses it from other threads while visitors who
/// granted are served over the same connections.
/// </summary>
internal sealed class CrossingSite : IAsyncDisposable
{
    private readonly ConsentHost _host;
    private readonly ConcurrentQueue<string> _crossings = new();
    private readonly HeldParts?[] _held = new HeldParts?[32];
    private int _requests;
    private int _answeredLate;

    private CrossingSite(ConsentHost host)
    {
        _host = host;
    }

    public IReadOnlyCollection<string> Crossings => _crossings;

    /// <summary>How often something held was used when its request had ended.</summary>
    public int AnsweredLate => _answeredLate;

    public static async Task<CrossingSite> StartAsync(Server server)
    {
        CrossingSite? site = null;
        var host = await ConsentHost.StartAsync(server, context => site!.AnswerAsync(context));
        return site = new CrossingSite(host);
    }

    public async Task RunAsync(int visitors, int requests)
    {
        using var stop = new CancellationTokenSource();
        var users = Enumerable.Range(0, 2).Select(_ => Task.Run(() => UseHeld(stop.Token))).ToArray();
        await Task.WhenAll(Enumerable.Range(0, visitors).Select(_ => Task.Run(() => VisitAsync(requests))));
        await stop.CancelAsync();
        await Task.WhenAll(users);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task VisitAsync(int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            using var refused = await _host.GetAsync("/refused", Visitor.RefusedAll);
            using var granted = await _host.GetAsync("/granted", Visitor.GrantedAll + "; lead=7");
            var own = granted.Header("Own");
            if (await granted.TextAsync() is var seen and not "7 True")
            {
                _crossings.Enqueue($"The page of {own} saw: {seen}");
            }

            if (!granted.SetCookies().SequenceEqual([$"lead={own}; path=/"]))
            {
                _crossings.Enqueue($"{own} was sent: {string.Join(", ", granted.SetCookies())}");
            }
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _requests);
        context.Response.Headers["Own"] = $"{number}";
        if (context.Request.Path == "/refused")
        {
            // From here on, code that runs beside the request cannot write to its own response either.
            await context.Response.StartAsync();
            _held[number % _held.Length] = new HeldParts(
                number % 2 == 0 ? context.GetConsent() : context.Features.GetRequiredFeature<IConsentFeature>(),
                context.Features.GetRequiredFeature<ITrackingConsentFeature>(),
                context.Response.Cookies);
            return;
        }

        context.Response.Cookies.Append("lead", $"{number}");
        var seen = $"{context.Request.Cookies["lead"]} {context.GetConsent().IsGranted("tracking")}";
        await context.Response.WriteAsync(seen);
    }

    private void UseHeld(CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            if (_held[i % _held.Length] is not { } held)
            {
                continue;
            }

            Try(() => IsFalse(held.Consent.IsGranted("tracking"), "IsGranted"));
            Try(() => IsFalse(held.Tracking.CanTrack, "CanTrack"));
            Try(() => held.Cookies.Append("auth", "held"));
            Try(() => held.Cookies.Append("lead", "held"));
            Try(() => held.Consent.WithdrawAsync().AsTask().GetAwaiter().GetResult());
        }
    }

    private void IsFalse(bool answer, string member)
    {
        if (answer)
        {
            _crossings.Enqueue(member);
        }
    }

    private void Try(Action use)
    {
        try
        {
            use();
        }
        catch (ObjectDisposedException)
        {
            Interlocked.Increment(ref _answeredLate);
        }
        catch (InvalidOperationException)
        {
            // The response had started.
        }
    }

    private sealed record HeldParts(IConsentFeature Consent, ITrackingConsentFeature Tracking, IResponseCookies Cookies);
}
