using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent.RecordTests;

public sealed class FindTests(DatabaseFixture databases) : OnBothDatabases(databases)
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Records_come_in_order_of_time_and_go_on_after_any_of_them(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var records = Enumerable.Range(0, 9).Select(hour => Batch.Record(at: Batch.Now.AddHours(hour / 3))).ToArray();
        await open.Store.AppendAsync(Batch.Of([.. records.Reverse()]), Run.Token);

        var all = await open.Store.FindAsync(new ConsentRecordQuery(), Run.Token).ToListAsync(Run.Token);
        var newest = await open.Store.FindAsync(new ConsentRecordQuery { NewestFirst = true }, Run.Token).ToListAsync(Run.Token);

        all.Select(record => record.At).Should().BeInAscendingOrder();
        newest.Select(record => record.Id).Should().Equal(all.Select(record => record.Id).Reverse());
        foreach (var (record, index) in all.Select((record, index) => (record, index)))
        {
            (await IdsAsync(new() { After = (record.At, record.Id) })).Should().Equal(all.Skip(index + 1).Select(after => after.Id));
            (await IdsAsync(new() { After = (record.At, record.Id), NewestFirst = true }))
                .Should().Equal(all.Take(index).Reverse().Select(after => after.Id));
        }

        async Task<List<Guid>> IdsAsync(ConsentRecordQuery query) =>
            await open.Store.FindAsync(query, Run.Token).Select(record => record.Id).ToListAsync(Run.Token);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Everything_that_is_asked_for_must_hold(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var wanted = Batch.Record("wanted", Batch.Now.AddHours(2));
        await open.Store.AppendAsync(
            Batch.Of(
                wanted,
                Batch.Record("another", Batch.Now.AddHours(2)),
                Batch.Record("wanted", Batch.Now),
                Batch.Record("wanted", Batch.Now.AddHours(3)),
                Batch.Record("wanted", Batch.Now.AddHours(2)) with { PolicyVersion = "another" }),
            Run.Token);
        var query = new ConsentRecordQuery
        {
            Subject = "wanted",
            From = Batch.Now.AddHours(1),
            Until = Batch.Now.AddHours(3),
            PolicyVersion = "2026-11",
        };

        (await open.Store.FindAsync(query, Run.Token).ToListAsync(Run.Token)).Should().ContainSingle().Which.Id.Should().Be(wanted.Id);
        (await open.Store.CountAsync(query, Run.Token)).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task More_records_than_are_read_at_a_time_all_come(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var records = Enumerable.Range(0, 4500).Select(second => Batch.Record(at: Batch.Now.AddSeconds(second / 2))).ToArray();
        await open.Store.AppendAsync(Batch.Of(records), Run.Token);

        (await open.Store.FindAsync(new ConsentRecordQuery(), Run.Token).Select(record => record.Id).ToListAsync(Run.Token))
            .Should().OnlyHaveUniqueItems().And.HaveCount(4500);
        (await open.Store.FindAsync(new ConsentRecordQuery { Limit = 2500 }, Run.Token).CountAsync(Run.Token)).Should().Be(2500);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Among_a_million_records_those_of_a_visitor_an_account_or_a_time_are_found_by_an_index(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        await Million.InsertAsync(open, provider);
        await using var context = await open.ContextAsync();

        (await open.Store.CountAsync(new ConsentRecordQuery(), Run.Token)).Should().Be(Million.Count);
        (await open.Store.FindAsync(new ConsentRecordQuery { Subject = "visitor-500000" }, Run.Token).ToListAsync(Run.Token))
            .Should().ContainSingle();
        (await PlanAsync(context, provider, new ConsentRecordQuery { Subject = "visitor-7", NewestFirst = true, Limit = 100 }))
            .Should().Contain("IX_ConsentRecords_Subject");
        (await PlanAsync(context, provider, new ConsentRecordQuery { Account = "account-7", NewestFirst = true, Limit = 50 }))
            .Should().Contain("IX_ConsentRecords_Account");
        (await PlanAsync(context, provider, new ConsentRecordQuery { From = Million.Begin.AddSeconds(10), Until = Million.Begin.AddSeconds(20) }))
            .Should().Contain("IX_ConsentRecords_At_Id");
        (await PlanAsync(context, provider, new ConsentRecordQuery { After = (Million.Begin.AddSeconds(999_990), Guid.Empty), Limit = 5 }))
            .Should().Contain("IX_ConsentRecords_At_Id");
        (await PlanAsync(context, provider, new ConsentRecordQuery { NewestFirst = true, Limit = 100 }))
            .Should().Contain("IX_ConsentRecords_At_Id");
    }

    private static async Task<string> PlanAsync(ConsentDbContext context, Provider provider, ConsentRecordQuery query)
    {
        using var command = RecordSearch.Page(context, query).CreateDbCommand();
        await context.Database.OpenConnectionAsync(Run.Token);
        command.CommandText = (provider == Provider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ")
            + (provider == Provider.Sqlite ? command.CommandText[command.CommandText.IndexOf("SELECT", StringComparison.Ordinal)..] : command.CommandText);
        await using var reader = await command.ExecuteReaderAsync(Run.Token);
        var plan = new List<string>();
        while (await reader.ReadAsync(Run.Token))
        {
            plan.Add(reader.GetString(provider == Provider.Sqlite ? 3 : 0));
        }

        return string.Join('\n', plan).Should().NotContain("Seq Scan").And.NotMatchRegex("(?m)^SCAN \\S+$").And.Subject;
    }
}
