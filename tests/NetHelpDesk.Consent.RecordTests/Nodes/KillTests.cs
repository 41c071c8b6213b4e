namespace NetHelpDesk.Consent.RecordTests;

[Collection("Nodes")]
public sealed class KillTests(DatabaseFixture databases) : OnBothDatabases(databases)
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_node_that_is_killed_amid_ten_thousand_decisions_has_lost_none_that_it_acknowledged(Provider provider)
    {
        const int Decisions = 10_000;
        var database = await CreateAsync(provider);
        await using var node = await Node.StartNewAsync(database);
        using var visits = new Visits(node.Address);
        using var end = new CancellationTokenSource();

        var running = visits.AcceptAsync(atATime: 256, Decisions, end.Token);
        await visits.WhenAcknowledgedAsync(Decisions / 2);
        node.Kill();
        await end.CancelAsync();
        await running;

        visits.Failed.Should().BePositive("the node was killed while visitors waited for an answer");
        visits.Declined.Should().BeEmpty();
        await node.StartAsync();
        await ShouldHoldOnceAsync(database, visits.Acknowledged);
        (await visits.AcceptAsync()).Should().NotBeNull("the node works again");
    }

    internal static async Task<IReadOnlyList<ConsentRecord>> ShouldHoldOnceAsync(Database database, IReadOnlyCollection<Guid> acknowledged)
    {
        var records = await database.RecordsAsync();
        var ids = records.Select(record => record.Id).ToHashSet();
        ids.Should().HaveCount(records.Count);
        acknowledged.Distinct().Count().Should().Be(acknowledged.Count);
        acknowledged.Where(id => !ids.Contains(id)).Should().BeEmpty();

        await using var open = database.Open();
        var tallies = await open.Store.TallyAsync(DateOnly.MinValue, DateOnly.MaxValue, Run.Token);
        tallies.Where(tally => tally.Category == "tracking").Sum(tally => tally.Granted)
            .Should().Be(records.Count(record => record.Kind is ConsentRecordKind.Granted or ConsentRecordKind.Changed));
        return records;
    }
}
