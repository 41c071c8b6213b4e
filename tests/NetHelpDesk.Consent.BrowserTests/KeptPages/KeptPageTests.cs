using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>
/// A page that the browser kept outlives no decision: after a choice of which it was not told, nothing of a refused
/// category runs, what was granted runs, nobody who has decided is asked, and nothing moves.
/// </summary>
public sealed class KeptPageTests(KeptPagesFixture site) : IClassFixture<KeptPagesFixture>, IAsyncLifetime
{
    private const string Banner = "[data-consent-banner]:not([hidden])";

    private static readonly Dictionary<string, (string? Before, string After, string[] Runs)> Changes = new()
    {
        ["accepts"] = (null, """{"choice":"accept"}""", ["tracking", "advertising"]),
        ["withdraws"] = ("""{"choice":"accept"}""", """{"choice":"reject"}""", []),
        ["changes"] = ("""{"choice":"save","categories":["tracking"]}""", """{"choice":"save","categories":["advertising"]}""", ["advertising"]),
    };

    private IBrowserContext _context = null!;
    private IPage _tab = null!;

    public static TheoryData<string, string> Every
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var kind in new[] { "tagged", "dated", "cached", "worker", "prefetch", "prerender", "back" })
            {
                foreach (var change in Changes.Keys)
                {
                    rows.Add(kind, change);
                }
            }

            return rows;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _context = await site.NewContextAsync();
        _tab = await _context.NewPageAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    [Theory]
    [MemberData(nameof(Every))]
    public async Task What_was_kept_follows_the_visitor(string kind, string change)
    {
        var (before, after, runs) = Changes[change];
        if (before is not null)
        {
            await ChooseAsync(before);
        }

        var path = $"/{kind}/{change}";
        await KeepAsync(kind, path);
        await ChooseAsync(after);

        if (kind == "back" && before is null)
        {
            await _tab.EvaluateAsync("() => { history.back(); }");
            await UntilAsync(() => site.CameBack(path) is { } said && said != "as it was");
            site.CameBack(path).Should().Be($"{string.Join(',', runs)} 0");
            return;
        }

        await ShowAsync(kind, path);
        if (kind == "back")
        {
            // The browser goes on before the site has heard of it.
            await UntilAsync(() => site.CameBack(path) is not null);
        }
        else
        {
            site.CameBack(path).Should().BeNull();
        }

        await Assertions.Expect(_tab.Locator("h1")).ToHaveTextAsync("Page");
        await RunsAsync(runs);
        await Assertions.Expect(_tab.Locator(Banner)).ToHaveCountAsync(0);
        (await _tab.EvaluateAsync<double>(
            """
            () => new Promise(resolve => {
              let moved = 0;
              new PerformanceObserver(list => list.getEntries().forEach(shift => moved += shift.value)).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => resolve(moved), 200);
            })
            """)).Should().Be(0);
        await RunsAsync(runs);
    }

    /// <summary>Has the browser keep the page, and sees that what it keeps is of the state before the change.</summary>
    private async Task KeepAsync(string kind, string path)
    {
        switch (kind)
        {
            case "prefetch" or "prerender":
                await _tab.GotoAsync($"/from/{kind}{path}");
                await UntilAsync(() => site.Made(path) > 0);

                // It is there as soon as it has been read.
                await Task.Delay(300, TestContext.Current.CancellationToken);
                return;
            case "worker":
                await _tab.GotoAsync("/worker/start");
                await _tab.EvaluateAsync("async () => { navigator.serviceWorker.register('/worker/worker.js'); await navigator.serviceWorker.ready; }");
                await _tab.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
                break;
        }

        await _tab.GotoAsync(path);
        await _tab.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await _tab.GotoAsync("/elsewhere");
    }

    private async Task ShowAsync(string kind, string path)
    {
        switch (kind)
        {
            case "prefetch" or "prerender":
                await _tab.GetByText("There").ClickAsync();
                await _tab.WaitForURLAsync("**" + path);
                break;
            case "back":
                await _tab.GoBackAsync();
                break;
            default:
                await _tab.GotoAsync(path);
                break;
        }
    }

    /// <summary>Decides where no page of the browser learns of it.</summary>
    private async Task ChooseAsync(string choice)
    {
        var response = await _context.APIRequest.PostAsync("/privacy-choices", new() { Data = choice, Headers = [new("Content-Type", "application/json")] });
        response.Status.Should().Be(200);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var tries = 0; !isSo(); tries++)
        {
            tries.Should().BeLessThan(300);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task RunsAsync(string[] expected)
    {
        await _tab.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (expected.Length > 0)
        {
            await _tab.WaitForFunctionAsync("() => window.ran?.length > 0");
        }

        (await _tab.EvaluateAsync<string[]>("() => window.ran")).Should().Equal(expected);
    }
}
