using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// A site that takes something of one visitor's request and uses it in another visitor's, for which the server uses the
/// same context again.
/// </summary>
internal sealed class HeldSite<T> : IAsyncDisposable
    where T : class
{
    private const string First = "/first";
    private const string Second = "/second";

    private readonly Server _server;
    private readonly ConsentHost _host;
    private readonly SemaphoreSlim _missed = new(0);
    private readonly TaskCompletionSource _isDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HttpContext? _context;
    private Func<Task<HttpResponseMessage>>? _takeAgain;

    private HeldSite(Server server, ConsentHost host)
    {
        _server = server;
        _host = host;
    }

    /// <summary>What the first visitor's request left.</summary>
    public T Held { get; private set; } = null!;

    public ConsentHost Host => _host;

    /// <param name="server">What serves the requests.</param>
    /// <param name="take">What the first visitor's page does.</param>
    /// <param name="use">What the page of the second visitor does with it.</param>
    /// <param name="shape">What goes before the pages.</param>
    /// <param name="services">Adds services, or replaces some.</param>
    /// <param name="consent">Puts consent into the pipeline.</param>
    public static async Task<HeldSite<T>> StartAsync(
        Server server,
        Func<HttpContext, T> take,
        Func<T, HttpContext, Task> use,
        Action<WebApplication>? shape = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? consent = null)
    {
        HeldSite<T>? site = null;
        var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                shape?.Invoke(app);
                app.Run(context => site!.AnswerAsync(context, take, use));
            },
            services: services,
            consent: consent);
        return site = new HeldSite<T>(server, host);
    }

    /// <summary>Has the first visitor come and go.</summary>
    public Task<HttpResponseMessage> TakeAsync(string cookie, string path = First)
    {
        _takeAgain = () => _host.GetAsync(path, cookie);
        return _takeAgain();
    }

    /// <summary>The answer to the second visitor, where the server used the first one's context again.</summary>
    public async Task<HttpResponseMessage> UseAsync(string cookie)
    {
        var others = new List<Task<HttpResponseMessage>>();
        for (var tries = 1; tries <= 20; tries++)
        {
            // Those for which it did not are left open: the next one gets another context.
            var missed = _missed.WaitAsync(TestContext.Current.CancellationToken);
            var request = _host.GetAsync(Second, cookie);
            if (await Task.WhenAny(request, missed) == request)
            {
                _isDone.SetResult();
                await Task.WhenAll(others);
                return await request;
            }

            others.Add(request);
            if (tries % 5 == 0)
            {
                // A server does not keep unused contexts for ever.
                using var again = await _takeAgain!();
            }
        }

        throw new InvalidOperationException("The server never used the context again: the test shows nothing.");
    }

    public ValueTask DisposeAsync()
    {
        _missed.Dispose();
        return _host.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, T> take, Func<T, HttpContext, Task> use)
    {
        if (context.Request.Path == First)
        {
            _context = context;
            Held = take(context);
        }
        else if (_server == Server.InMemory || ReferenceEquals(context, _context))
        {
            await use(Held, context);
        }
        else if (context.Request.Path == Second)
        {
            _missed.Release();
            await _isDone.Task;
        }
    }
}
