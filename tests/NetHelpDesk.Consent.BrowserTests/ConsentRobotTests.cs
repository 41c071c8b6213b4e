namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ConsentRobotTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    /// <summary>The languages in which the robot knows how people are asked and how they refuse.</summary>
    [Theory]
    [InlineData("ca")]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("it")]
    [InlineData("nl")]
    [InlineData("pl")]
    [InlineData("pt")]
    [InlineData("pt-BR")]
    public async Task A_consent_robot_refuses(string language)
    {
        await ReplaceVisitorAsync(new() { Locale = language });
        var page = await Visitor.OpenAsync("/");

        var result = await ConsentRobot.RunAsync(page.Tab, TimeSpan.FromSeconds(15));

        result.Should().NotBeNull("the robot finds the banner and a button that refuses");
        result!.Value.GetProperty("result").GetBoolean().Should().BeTrue();
        await page.Banner.IsAwayAsync();
        (await Visitor.StateAsync()).GetProperty("decided").GetBoolean().Should().BeTrue();
        (await Visitor.GrantedAsync()).Should().Equal("essential");
    }
}
