using System.Globalization;
using System.Net;

namespace NetHelpDesk.Consent.RecordTests;

[Collection("Nodes")]
public sealed class FullDiskTests(DatabaseFixture databases)
{
    private const int Visitors = 20;

    [Fact]
    public async Task On_a_full_disk_grants_are_declined_withdrawals_count_and_nothing_that_was_acknowledged_is_lost()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit on the size of files is set with prlimit.");
        var database = await databases.CreateAsync(Provider.Sqlite);
        await using var node = await Node.StartNewAsync(database);
        using var visits = new Visits(node.Address);
        var cookies = await Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => visits.AcceptAsync()));

        // The kernel refuses to let a file grow, as it does where the disk is full.
        await LimitFilesAsync(node, bytes: 512 * 1024);
        using var end = new CancellationTokenSource();
        var load = visits.AcceptAsync(atATime: 16, int.MaxValue, end.Token);
        await visits.WhenDeclinedAsync();
        await end.CancelAsync();
        await load;

        using var grant = await visits.ChooseAsync("accept");
        using var refusal = await visits.ChooseAsync("reject");
        var withdrawals = await Task.WhenAll(cookies.Select(cookie => visits.WithdrawAsync(cookie!)));

        grant.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        grant.Header("Retry-After").Should().NotBeEmpty();
        refusal.StatusCode.Should().Be(HttpStatusCode.OK);
        withdrawals.Should().OnlyContain(withdrawal =>
            withdrawal.StatusCode == HttpStatusCode.OK && Visits.CookieOf(withdrawal)!.Contains("&tracking=no"));
        (await withdrawals[^1].JsonAsync()).GetProperty("recorded").GetBoolean().Should().BeFalse();
        visits.Failed.Should().Be(0);
        visits.Declined.Should().OnlyContain(status => status == HttpStatusCode.ServiceUnavailable);
        (await KillTests.ShouldHoldOnceAsync(database, visits.Acknowledged)).Should().HaveCount(visits.Acknowledged.Count);

        // Somebody makes room.
        await LimitFilesAsync(node, bytes: null);
        await OutageTests.RecoverAsync(visits);
        await node.StopAsync();
        var records = await KillTests.ShouldHoldOnceAsync(database, visits.Acknowledged);
        records.Count(record => record.Kind == ConsentRecordKind.Withdrawn).Should().Be(Visitors);
    }

    private static Task LimitFilesAsync(Node node, int? bytes) => ProgramRun.RunAsync(
        "prlimit",
        "--pid", node.Id.ToString(CultureInfo.InvariantCulture),
        $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:unlimited");
}
