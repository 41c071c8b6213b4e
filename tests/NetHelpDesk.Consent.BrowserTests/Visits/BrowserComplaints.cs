using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What a visitor's browser objected to: breaches of the Content-Security-Policy, uncaught errors, errors on its console.</summary>
public sealed class BrowserComplaints
{
    private const string Reporter = "reportPolicyViolation";

    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private readonly bool _hasEvents;

    private BrowserComplaints(bool hasEvents) => _hasEvents = hasEvents;

    public IReadOnlyCollection<string> Violations => _violations;

    public IReadOnlyCollection<string> Errors => _errors;

    /// <returns>The breaches until now, for a test that provokes one.</returns>
    public string[] TakeViolations()
    {
        var violations = _violations.ToArray();
        _violations.Clear();
        return violations;
    }

    public static async Task<BrowserComplaints> ListenAsync(IBrowserContext context, bool javaScript)
    {
        var complaints = new BrowserComplaints(hasEvents: javaScript);
        context.Console += (_, message) => complaints.Hear(message);
        context.WebError += (_, error) => complaints._errors.Enqueue(error.Error);
        await context.ExposeFunctionAsync(Reporter, (string violation) => complaints._violations.Enqueue(violation));
        await context.AddInitScriptAsync($$"""
            addEventListener('securitypolicyviolation', event => {{Reporter}}(
              `${event.documentURI}: ${event.effectiveDirective} blocks ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
            """);
        return complaints;
    }

    private void Hear(IConsoleMessage message)
    {
        if (message.Type != "error")
        {
            return;
        }

        _errors.Enqueue($"{message.Location}: {message.Text}");

        // Without JavaScript the console says what no event can.
        if (!_hasEvents && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
        {
            _violations.Enqueue(message.Text);
        }
    }
}
