using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>DuckDuckGo's autoconsent with all its rules and its heuristic, told to refuse, as in a browser that has it built in.</summary>
internal sealed class ConsentRobot
{
    private static readonly JsonObject Settings = new()
    {
        ["enabled"] = true,
        ["autoAction"] = "optOut",
        ["heuristicMode"] = "reject",
        ["enablePrehide"] = false,
    };

    private static readonly Lazy<Task<string>> Script =
        new(() => NpmPackages.ReadAsync("@duckduckgo", "autoconsent", "dist", "autoconsent.playwright.js"));

    private static readonly Lazy<Task<string>> Rules =
        new(() => NpmPackages.ReadAsync("@duckduckgo", "autoconsent", "rules", "rules.json"));

    private readonly IPage _page;
    private readonly TaskCompletionSource<JsonElement> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ConsentRobot(IPage page) => _page = page;

    /// <returns>What the robot says it did on the page, or null if it found nothing that it understands.</returns>
    public static async Task<JsonElement?> RunAsync(IPage page, TimeSpan patience)
    {
        var robot = new ConsentRobot(page);
        await page.ExposeFunctionAsync("hearRobot", (string message) => robot.HearAsync(message));
        await page.EvaluateAsync("() => { window.autoconsentSendMessage = message => window.hearRobot(JSON.stringify(message)); }");
        await page.EvaluateAsync(await Script.Value);
        return await Task.WhenAny(robot._result.Task, Task.Delay(patience)) == robot._result.Task ? await robot._result.Task : null;
    }

    private async Task HearAsync(string text)
    {
        var message = JsonDocument.Parse(text).RootElement;
        switch (message.GetProperty("type").GetString())
        {
            case "init":
                await TellAsync($$"""{ "type": "initResp", "config": {{Settings}}, "rules": {{await Rules.Value}} }""");
                break;
            case "eval":
                var answer = await _page.EvaluateAsync(message.GetProperty("code").GetString()!);
                await TellAsync($$"""{ "type": "evalResp", "id": {{message.GetProperty("id")}}, "result": {{JsonSerializer.Serialize(answer)}} }""");
                break;
            case "optOutResult":
                _result.TrySetResult(message);
                break;
        }
    }

    private async Task TellAsync(string message) =>
        await _page.EvaluateAsync("message => autoconsentReceiveMessage(JSON.parse(message))", message);
}
