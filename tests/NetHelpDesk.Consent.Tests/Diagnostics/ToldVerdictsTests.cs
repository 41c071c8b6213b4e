namespace NetHelpDesk.Consent.Tests;

public class ToldVerdictsTests
{
    private readonly ToldVerdicts _told = new();

    [Fact]
    public void Each_kind_of_verdict_is_first_once_for_each_name()
    {
        _told.Add("lead", CookieAction.Withhold, VerdictReason.Refused).Should().BeTrue();
        _told.Add("lead", CookieAction.Withhold, VerdictReason.Refused).Should().BeFalse();
        _told.Add("lead", CookieAction.Withhold, VerdictReason.Undecided).Should().BeTrue();
        _told.Add("lead", CookieAction.Hide, VerdictReason.Refused).Should().BeTrue();
        _told.Add("Lead", CookieAction.Withhold, VerdictReason.Refused).Should().BeTrue();
        _told.Add("", CookieAction.Withhold, VerdictReason.Refused).Should().BeTrue();
    }

    [Fact]
    public void Hostile_names_are_not_remembered_without_end()
    {
        var first = Enumerable.Range(0, 5000).Count(i => _told.Add($"{i}", CookieAction.Withhold, VerdictReason.Unknown));

        first.Should().Be(1000);
    }
}
