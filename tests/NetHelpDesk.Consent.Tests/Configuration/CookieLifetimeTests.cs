namespace NetHelpDesk.Consent.Tests;

public class CookieLifetimeTests
{
    [Theory]
    [InlineData("30 seconds", 30)]
    [InlineData("1 minute", 60)]
    [InlineData("2 Hours", 7200)]
    [InlineData(" 14 days ", 14 * 86400)]
    [InlineData("1day", 86400)]
    [InlineData("2 weeks", 14 * 86400)]
    [InlineData("6 months", 180 * 86400)]
    [InlineData("1 YEAR", 365 * 86400)]
    public void A_number_and_a_unit_are_read(string text, int seconds)
    {
        CookieLifetime.TryParse(text, out var lifetime).Should().BeTrue();
        lifetime.Duration.Should().Be(TimeSpan.FromSeconds(seconds));
        lifetime.IsSession.Should().BeFalse();
    }

    [Theory]
    [InlineData("session")]
    [InlineData(" Session ")]
    public void Session_is_read(string text)
    {
        CookieLifetime.TryParse(text, out var lifetime).Should().BeTrue();
        lifetime.IsSession.Should().BeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("14")]
    [InlineData("days")]
    [InlineData("-1 days")]
    [InlineData("0 days")]
    [InlineData("1.5 days")]
    [InlineData("1 fortnight")]
    [InlineData("1 session")]
    [InlineData("1 sessions")]
    [InlineData("1 4")]
    [InlineData("99999999999 days")]
    [InlineData("100001 days")]
    [InlineData("1 day,hour")]
    [InlineData("1 d")]
    [InlineData("1 s")]
    [InlineData("14.00:00:00")]
    public void Anything_else_is_no_lifetime(string? text) =>
        CookieLifetime.TryParse(text, out _).Should().BeFalse();
}
