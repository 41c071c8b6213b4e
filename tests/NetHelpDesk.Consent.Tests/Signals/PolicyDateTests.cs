namespace NetHelpDesk.Consent.Tests;

public class PolicyDateTests
{
    [Theory]
    [InlineData("2026-11-05", "2026-11-05")]
    [InlineData("2026-11-05.2", "2026-11-05")]
    [InlineData("2026-11", "2026-11-01")]
    [InlineData("2026-11-b", "2026-11-01")]
    [InlineData("2026-11-5", "2026-11-01")]
    [InlineData("2026-13", null)]
    [InlineData("2026-115", null)]
    [InlineData("2026", null)]
    [InlineData("1", null)]
    [InlineData("v2026-11", null)]
    public void A_version_that_begins_with_a_date_has_one(string version, string? date) =>
        PolicyDate.Of(version).Should().Be(date);
}
