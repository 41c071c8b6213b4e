using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent.RecordTests;

[Collection("Nodes")]
public sealed class RollingRestartTests(DatabaseFixture databases)
{
    [Fact]
    public async Task Three_nodes_on_one_database_lose_and_double_nothing_while_they_are_restarted_one_by_one()
    {
        var database = await databases.CreateAsync(Provider.PostgreSql);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Node.StartNewAsync(database)));
        await using var nginx = await Nginx.StartNewAsync(nodes);
        using var visits = new Visits(nginx.Address);
        using var end = new CancellationTokenSource();
        await visits.WhenAnsweredAsync();

        var load = visits.AcceptAsync(atATime: 16, int.MaxValue, end.Token);
        foreach (var node in nodes)
        {
            var before = visits.Acknowledged.Count;
            await node.StopAsync();
            await visits.WhenAcknowledgedAsync(before + 50);
            await node.StartAsync();
        }

        await end.CancelAsync();
        await load;
        foreach (var node in nodes)
        {
            await node.StopAsync();
            node.Output.Should().NotContain("already exists", "one made the tables").And.NotContain("NetHelpDesk.Consent[42]", "none lost a record");
            await node.DisposeAsync();
        }

        // A request that was on its way into a node that ended may go without an answer; its visitor knows of no grant.
        var records = await KillTests.ShouldHoldOnceAsync(database, visits.Acknowledged);
        (records.Count(record => record.Kind != ConsentRecordKind.Voided) - visits.Acknowledged.Count).Should().BeInRange(0, visits.Failed + visits.Declined.Count);
        (visits.Failed + visits.Declined.Count).Should().BeLessThan(
            visits.Acknowledged.Count / 20, "{0}\n{1}", visits, string.Join('\n', nodes.Select(node => node.Output)));
        await using var open = database.Open();
        await using var context = await open.ContextAsync();
        (await context.Database.GetAppliedMigrationsAsync(Run.Token)).Should().Equal(context.Database.GetMigrations());
    }
}
