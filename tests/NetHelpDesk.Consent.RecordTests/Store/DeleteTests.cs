using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent.RecordTests;

public sealed class DeleteTests(DatabaseFixture databases) : OnBothDatabases(databases)
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_oldest_records_are_deleted_and_their_tallies_stay(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var records = Enumerable.Range(0, 5).Select(day => Batch.Record(at: Batch.Now.AddDays(day))).ToArray();
        await open.Store.AppendAsync(Batch.Of(records), Run.Token);

        var first = await open.Store.DeleteAsync(Batch.Now.AddDays(3), most: 2, Run.Token);
        var left = await database.RecordsAsync();
        var second = await open.Store.DeleteAsync(Batch.Now.AddDays(3), most: 2, Run.Token);

        (first, second).Should().Be((2, 1));
        left.Select(record => record.Id).Should().Equal(records.Skip(2).Select(record => record.Id));
        (await database.RecordsAsync()).Select(record => record.Id).Should().Equal(records.Skip(3).Select(record => record.Id));
        (await open.Store.TallyAsync(DateOnly.MinValue, DateOnly.MaxValue, Run.Token)).Sum(tally => tally.Granted).Should().Be(5);
    }

    [Fact]
    public async Task One_node_deletes_at_a_time()
    {
        var database = await CreateAsync(Provider.PostgreSql);
        await using var open = database.Open();
        await open.Store.AppendAsync(Batch.Of(Batch.Record()), Run.Token);
        await using var other = await open.ContextAsync();
        await using var transaction = await other.Database.BeginTransactionAsync(Run.Token);
        (await new PostgreSqlDialect().TryLockDeletionAsync(
            Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction), Run.Token)).Should().BeTrue();

        var meanwhile = await open.Store.DeleteAsync(Batch.Now.AddDays(1), most: 10, Run.Token);
        await transaction.RollbackAsync(Run.Token);

        meanwhile.Should().BeNull();
        (await open.Store.DeleteAsync(Batch.Now.AddDays(1), most: 10, Run.Token)).Should().Be(1);
    }
}
