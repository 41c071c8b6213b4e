using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace NetHelpDesk.Consent.Tests;

public sealed class MetricsTests
{
    [Fact]
    public async Task Verdicts_are_counted_by_category_action_and_reason()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context =>
        {
            context.Response.Cookies.Append("ad", "1");
            context.Response.Headers.SetCookie = new[] { "auth=1", "lead=1", "mystery=1", "lead=; max-age=0" };
            return Task.CompletedTask;
        });
        using var verdicts = Collect(host, "nethelpdesk.consent.verdicts");

        await host.SetCookiesAsync();

        verdicts.GetMeasurementSnapshot().Select(count => $"{count.Value} {count.Tags["category"]} {count.Tags["action"]} {count.Tags["reason"]}")
            .Should().Equal(
                "1 Advertising Withhold Undecided",
                "1 Essential Allow Exempt",
                "1 Tracking Withhold Undecided",
                "1 unknown Withhold Unknown",
                "1 Tracking Allow Deletion");
    }

    [Fact]
    public async Task Decisions_are_counted_by_choice_and_bad_requests_are_not()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => Task.CompletedTask);
        using var decisions = Collect(host, "nethelpdesk.consent.decisions");

        foreach (var choice in new[] { "accept", "nonsense", "reject" })
        {
            using var content = JsonContent.Create(new { choice });
            using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: content);
        }

        using var withdrawn = await host.SendAsync(HttpMethod.Delete, "/privacy-choices");

        decisions.GetMeasurementSnapshot().Select(count => count.Tags["choice"]).Should().Equal("Accept", "Reject", "Withdraw");
    }

    private static MetricCollector<long> Collect(ConsentHost host, string instrument) =>
        new(host.Services.GetRequiredService<IMeterFactory>(), "NetHelpDesk.Consent", instrument);
}
