using System.Net;

namespace NetHelpDesk.Consent.RecordTests;

[Collection("Nodes")]
public sealed class OutageTests
{
    private const int Visitors = 60;

    [Fact]
    public async Task While_PostgreSQL_is_away_visitors_refuse_and_withdraw_and_grants_get_a_clear_answer()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        var database = new Database(Provider.PostgreSql, await server.CreateDatabaseAsync());
        await using var node = await Node.StartNewAsync(database);
        using var visits = new Visits(node.Address);
        var cookies = await Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => visits.AcceptAsync()));
        using var end = new CancellationTokenSource();
        var load = visits.AcceptAsync(atATime: 8, int.MaxValue, end.Token);

        await server.StopAsync();
        using var grant = await visits.ChooseAsync("accept");
        var refusals = await Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => visits.ChooseAsync("reject")));
        var withdrawals = await Task.WhenAll(cookies.Select(cookie => visits.WithdrawAsync(cookie!)));
        await Task.Delay(1000, Run.Token);
        await server.StartAsync();
        await RecoverAsync(visits);
        await end.CancelAsync();
        await load;

        grant.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        grant.Header("Retry-After").Should().NotBeEmpty();
        (await grant.JsonAsync()).GetProperty("detail").GetString().Should().Contain("could not be recorded");
        refusals.Should().OnlyContain(refusal => refusal.StatusCode == HttpStatusCode.OK && Visits.CookieOf(refusal)!.Contains("&tracking=no"));
        withdrawals.Should().OnlyContain(withdrawal =>
            withdrawal.StatusCode == HttpStatusCode.OK && Visits.CookieOf(withdrawal)!.Contains("&tracking=no"));
        (await withdrawals[0].JsonAsync()).GetProperty("recorded").GetBoolean().Should().BeFalse();
        visits.Failed.Should().Be(0);
        visits.Declined.Should().NotBeEmpty().And.OnlyContain(status => status == HttpStatusCode.ServiceUnavailable);

        // What is still to come has arrived when the node has ended.
        await node.StopAsync();
        var records = await KillTests.ShouldHoldOnceAsync(database, visits.Acknowledged);
        records.Count(record => record.Kind == ConsentRecordKind.Withdrawn).Should().Be(Visitors);
        await using var open = database.Open();
        var tallies = await open.Store.TallyAsync(DateOnly.MinValue, DateOnly.MaxValue, Run.Token);
        tallies.Where(tally => tally.Category == "tracking").Sum(tally => tally.Refused).Should().Be(Visitors);
    }

    internal static async Task RecoverAsync(Visits visits)
    {
        for (var tries = 0; await visits.AcceptAsync() is null; tries++)
        {
            tries.Should().BeLessThan(200, "grants are recorded again");
            await Task.Delay(100, Run.Token);
        }
    }
}
