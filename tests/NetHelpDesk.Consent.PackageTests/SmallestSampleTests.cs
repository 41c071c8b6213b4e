namespace NetHelpDesk.Consent.PackageTests;

public sealed class SmallestSampleTests
{
    [Fact]
    public async Task The_smallest_sample_asks_withholds_and_sends()
    {
        await using var site = await RunningSite.StartAsync(Prompt.In(
            AppContext.BaseDirectory, "dotnet", ["NetHelpDesk.Smallest.dll", .. RunningSite.Listen, "--environment", "Development"]));

        await SmokeTest.RunAsync(site.Address);
    }

    [Fact]
    public void The_smallest_sample_is_one_file_of_less_than_40_lines()
    {
        var sources = Directory.GetFiles(RepositoryFolder.Of("samples", "NetHelpDesk.Smallest"), "*.cs");

        File.ReadAllLines(sources.Should().ContainSingle().Which).Should().HaveCountLessThan(40);
    }
}
