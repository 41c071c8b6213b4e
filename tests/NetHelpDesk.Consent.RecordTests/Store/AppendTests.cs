using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent.RecordTests;

public sealed class AppendTests(DatabaseFixture databases) : OnBothDatabases(databases)
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_record_is_read_as_it_was_written(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var record = Batch.Record();
        await open.Store.AppendAsync(Batch.Of(record), Run.Token);

        var read = await database.RecordsAsync();

        read.Should().ContainSingle().Which.Should().BeEquivalentTo(record);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_record_may_leave_out_stays_out(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var record = Batch.Record() with { Subject = null, Account = null, Region = null, TextHash = null, Previous = null, Address = null, UserAgent = null };
        await open.Store.AppendAsync(Batch.Of(record), Run.Token);

        (await database.RecordsAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(record);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_batch_that_comes_again_adds_and_tallies_nothing_twice(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var (first, second) = (Batch.Record(), Batch.Record());
        await open.Store.AppendAsync(Batch.Of(first), Run.Token);

        await open.Store.AppendAsync(Batch.Of(first, second), Run.Token);

        (await database.RecordsAsync()).Select(record => record.Id).Should().BeEquivalentTo([first.Id, second.Id]);
        var tallies = await open.Store.TallyAsync(new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23), Run.Token);
        tallies.Should().BeEquivalentTo(new ConsentTally[]
        {
            new(new DateOnly(2026, 11, 23), "advertising", "de", "2026-11", 0, 2, 0),
            new(new DateOnly(2026, 11, 23), "tracking", "de", "2026-11", 2, 0, 0),
        });
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_record_that_is_in_a_batch_twice_is_added_and_tallied_once(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var record = Batch.Record();

        await open.Store.AppendAsync(Batch.Of(record, record), Run.Token);

        (await database.RecordsAsync()).Should().ContainSingle();
        var tallies = await open.Store.TallyAsync(new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23), Run.Token);
        tallies.Should().BeEquivalentTo(new ConsentTally[]
        {
            new(new DateOnly(2026, 11, 23), "advertising", "de", "2026-11", 0, 1, 0),
            new(new DateOnly(2026, 11, 23), "tracking", "de", "2026-11", 1, 0, 0),
        });
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_text_is_stored_once_however_many_records_refer_to_it(Provider provider)
    {
        var database = await CreateAsync(provider);
        var text = new ShownText(new string('a', 64), "Your choice\nAccept all");
        for (var node = 0; node < 2; node++)
        {
            await using var open = database.Open();
            await open.Store.AppendAsync(Batch.Of(Batch.Record()) with { Texts = [text] }, Run.Token);
        }

        await using var reader = database.Open();
        (await reader.Store.FindTextAsync(text.Hash, Run.Token)).Should().Be(text);
        await using var context = await reader.ContextAsync();
        (await context.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM \"ConsentTexts\"").SingleAsync(Run.Token)).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_forgotten_visitor_cannot_be_told_from_others(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var (forgotten, other) = (Batch.Record("forgotten"), Batch.Record("other"));
        await open.Store.AppendAsync(Batch.Of(forgotten, other), Run.Token);

        await open.Store.AppendAsync(Batch.Of() with { Forgotten = ["forgotten"] }, Run.Token);

        var records = await database.RecordsAsync();
        records.Single(record => record.Id == forgotten.Id).Should().BeEquivalentTo(
            forgotten with { Subject = null, Account = null, Address = null, UserAgent = null });
        records.Single(record => record.Id == other.Id).Should().BeEquivalentTo(other);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task First_refusals_are_added_up_and_leave_no_record(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var refusals = new ConsentTally(new DateOnly(2026, 11, 23), "tracking", "de", "2026-11", 0, 3, 0);

        await AppendAsync(Guid.Empty, 1);
        await AppendAsync(Guid.Empty, 2);
        await AppendAsync(Guid.AllBitsSet, 1);

        (await open.Store.TallyAsync(refusals.Day, refusals.Day, Run.Token)).Should().Equal(refusals with { Refused = 9 });
        (await database.RecordsAsync()).Should().BeEmpty();

        Task AppendAsync(Guid writer, long sequence) => open.Store.AppendAsync(
            Batch.Of() with { FirstRefusals = [refusals], Writer = writer, Sequence = sequence }, Run.Token);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task First_refusals_that_come_again_are_not_added_twice(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var refusals = new ConsentTally(new DateOnly(2026, 11, 23), "tracking", "de", "2026-11", 0, 3, 0);
        var batch = Batch.Of() with { FirstRefusals = [refusals], Writer = Guid.AllBitsSet, Sequence = 1 };

        await open.Store.AppendAsync(batch, Run.Token);
        await open.Store.AppendAsync(batch with { Records = [Batch.Record()] }, Run.Token);

        (await open.Store.TallyAsync(refusals.Day, refusals.Day, Run.Token)).Single(tally => tally.Category == "tracking")
            .Should().Be(refusals with { Granted = 1 });
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_a_forgotten_account_stays_that_it_withdrew(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var grant = Batch.Record("phone") with { Account = "an-account" };
        var withdrawal = Batch.Record("laptop", tracking: ConsentOutcome.Withdrawn) with { Account = "an-account", Kind = ConsentRecordKind.Withdrawn };
        var other = Batch.Record("other") with { Account = "another-account" };
        await open.Store.AppendAsync(Batch.Of(grant, withdrawal, other), Run.Token);

        await open.Store.AppendAsync(Batch.Of() with { ForgottenAccounts = ["an-account"] }, Run.Token);

        var records = await database.RecordsAsync();
        var blank = grant with { Subject = null, Account = null, Address = null, UserAgent = null };
        records.Single(record => record.Id == grant.Id).Should().BeEquivalentTo(blank);
        records.Single(record => record.Id == withdrawal.Id).Should().BeEquivalentTo(
            withdrawal with { Subject = null, Address = null, UserAgent = null });
        records.Single(record => record.Id == other.Id).Should().BeEquivalentTo(other);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_voids_a_grant_is_kept_where_the_grant_is_there(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var (written, lost) = (Batch.Record(), Batch.Record());
        await open.Store.AppendAsync(Batch.Of(written), Run.Token);

        await open.Store.AppendAsync(Batch.Of(VoidOf(written), VoidOf(lost)), Run.Token);

        (await database.RecordsAsync()).Where(record => record.Kind == ConsentRecordKind.Voided)
            .Should().ContainSingle().Which.Previous.Should().Be(written.Id);

        static ConsentRecord VoidOf(ConsentRecord grant) =>
            Batch.Record() with { Kind = ConsentRecordKind.Voided, Previous = grant.Id };
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_batch_that_fails_leaves_nothing_behind(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        var broken = Batch.Record() with { Site = null! };

        var append = () => open.Store.AppendAsync(Batch.Of(Batch.Record(), broken), Run.Token);

        await append.Should().ThrowAsync<Exception>();
        (await database.RecordsAsync()).Should().BeEmpty();
        (await open.Store.TallyAsync(DateOnly.MinValue, DateOnly.MaxValue, Run.Token)).Should().BeEmpty();
    }
}
