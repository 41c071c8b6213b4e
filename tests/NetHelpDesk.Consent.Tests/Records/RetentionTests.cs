namespace NetHelpDesk.Consent.Tests.Records;

public sealed class RetentionTests
{
    [Fact]
    public async Task Old_records_are_deleted_a_few_at_a_time_until_none_is_left()
    {
        await using var site = await RecordingSite.StartAsync();
        site.Store.Deletions.Enqueue(500);
        site.Store.Deletions.Enqueue(20);
        await RecordingSite.EventuallyAsync(() => site.Store.DeletedBefore.Count == 1);
        site.Store.DeletedBefore.Single().Should().Be(ConsentHost.Now.AddDays(-5 * 365));

        await RecordingSite.EventuallyAsync(() =>
        {
            site.Host.Clock.Advance(TimeSpan.FromMinutes(1));
            return site.Store.DeletedBefore.Count == 4;
        });

        site.Store.Deletions.Should().BeEmpty();
        site.Host.Logs.Should().ContainSingle(record => record.Id.Id == 43).Which.Message.Should().StartWith("520 records");
    }

    [Fact]
    public async Task A_node_leaves_deleting_to_the_one_that_is_at_it()
    {
        await using var site = await RecordingSite.StartAsync();
        await RecordingSite.EventuallyAsync(() => site.Store.DeletedBefore.Count == 1);
        site.Store.Deletions.Enqueue(null);
        site.Store.Deletions.Enqueue(500);

        site.Host.Clock.Advance(TimeSpan.FromMinutes(61));
        await RecordingSite.EventuallyAsync(() => site.Store.DeletedBefore.Count == 2);
        site.Host.Clock.Advance(TimeSpan.FromMinutes(30));
        await RecordingSite.SettleAsync();

        site.Store.DeletedBefore.Should().HaveCount(2);
    }
}
