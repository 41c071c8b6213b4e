namespace NetHelpDesk.Consent.Tests.Records;

public sealed class TallyTests
{
    [Fact]
    public async Task First_refusals_whose_batch_failed_come_again_as_they_were_and_under_the_same_number()
    {
        await using var site = await RecordingSite.StartAsync();
        site.Store.FailsAfterwards = true;
        using var first = await site.ChooseAsync(new { choice = "reject" });
        await RecordingSite.EventuallyAsync(() => IsTrueLater(() => Refusals().Length > 1));
        var failed = Refusals();
        using var second = await site.ChooseAsync(new { choice = "reject" });
        site.Store.FailsAfterwards = false;

        await RecordingSite.EventuallyAsync(() => IsTrueLater(() => Refusals()[^1].Sequence > 1));

        var (batches, last) = (Refusals()[..^1], Refusals()[^1]);
        failed.Should().OnlyContain(batch => batch.Sequence == 1);
        batches.Should().OnlyContain(batch => batch.Sequence == 1 && batch.FirstRefusals.SequenceEqual(batches[0].FirstRefusals));
        last.Sequence.Should().Be(2);
        last.FirstRefusals.Should().Equal(batches[0].FirstRefusals, "there was one refusal each time");
        batches.Append(last).Select(batch => batch.Writer).Distinct().Should().ContainSingle().Which.Should().NotBeEmpty();

        ConsentRecordBatch[] Refusals() => [.. site.Store.Batches.Where(batch => batch.FirstRefusals.Count > 0)];

        bool IsTrueLater(Func<bool> isTrue)
        {
            site.Host.Clock.Advance(TimeSpan.FromSeconds(6));
            return isTrue();
        }
    }
}
