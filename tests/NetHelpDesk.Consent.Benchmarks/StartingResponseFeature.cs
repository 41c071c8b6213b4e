using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>A response that starts, as a server's does: the stock feature of <c>DefaultHttpContext</c> never calls <c>OnStarting</c> back.</summary>
internal sealed class StartingResponseFeature : HttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Callback, object State)> _starting = new();

    public override void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

    // The last to be registered runs first, as on Kestrel.
    public async Task StartAsync()
    {
        while (_starting.TryPop(out var starting))
        {
            await starting.Callback(starting.State);
        }
    }
}
