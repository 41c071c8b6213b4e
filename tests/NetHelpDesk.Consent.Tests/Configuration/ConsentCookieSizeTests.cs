namespace NetHelpDesk.Consent.Tests;

public sealed class ConsentCookieSizeTests
{
    [Theory]
    [InlineData(60, 12, ConsentMode.OptIn, false)]
    [InlineData(60, 32, ConsentMode.OptIn, false)]
    [InlineData(60, 32, ConsentMode.OptIn, true)]
    [InlineData(60, 32, ConsentMode.OptOut, false)]
    [InlineData(60, 32, ConsentMode.Notice, true)]
    [InlineData(30, 32, ConsentMode.OptOut, true)]
    [InlineData(23, 32, ConsentMode.OptOut, true)]
    [InlineData(60, 5, ConsentMode.Notice, true)]
    public void What_is_valid_can_be_read_back_at_its_longest(int count, int length, ConsentMode mode, bool isRecorded)
    {
        var options = Options(count, length, mode, isRecorded);
        var rules = new ConsentRules(options);
        var longest = ConsentCookieFormat.Format(Longest(rules, isRecorded), rules);

        var isValid = new ConsentOptionsValidator().Validate(null, options).Succeeded;

        isValid.Should().Be(longest.Length <= ConsentCookieFormat.MaxLength, $"it has {longest.Length} characters");
        if (isValid)
        {
            ConsentCookieFormat.Parse(longest, rules, ConsentHost.Now)!.Granted.Should().Be(rules.Categories.NeedConsent);
        }
    }

    [Fact]
    public void The_mistake_tells_the_arithmetic() =>
        new ConsentOptionsValidator().Validate(null, Options(60, 32, ConsentMode.OptOut, isRecorded: false)).FailureMessage.Should()
            .Contain("could grow to 4,").And.Contain("there is room for 3,000").And.Contain("for 63 categories");

    [Fact]
    public void Regions_in_another_mode_count()
    {
        var options = Options(60, 32, ConsentMode.OptIn, isRecorded: false);
        new ConsentOptionsValidator(regions: new RegionSource(_ => null)).Validate(null, options).Succeeded.Should().BeTrue();

        options.Regions["US-CA"] = new RegionOptions { Mode = ConsentMode.OptOut };

        new ConsentOptionsValidator(regions: new RegionSource(_ => null)).Validate(null, options).FailureMessage.Should().Contain("could grow to");
    }

    [Fact]
    public void A_name_that_leaves_no_room_in_a_browser_is_a_mistake_too()
    {
        var options = new ConsentOptions();
        options.ConsentCookie.Name = new string('n', 4090);

        new ConsentOptionsValidator().Validate(null, options).FailureMessage.Should().Contain("there is room for 6 (");
    }

    private static ConsentOptions Options(int count, int length, ConsentMode mode, bool isRecorded)
    {
        var options = new ConsentOptions { Mode = mode, PolicyVersion = new string('1', 32), KeepsRecords = isRecorded };
        options.Records.Retention = isRecorded ? "5 years" : null;
        for (var i = 0; i < count; i++)
        {
            options.Categories[$"{i:00}".PadRight(length, 'x')] = new CategoryOptions { Description = "For something" };
        }

        return options;
    }

    private static Decision Longest(ConsentRules rules, bool isRecorded)
    {
        var decision = new Decision(ConsentHost.Now, rules.Categories.NeedConsent, default, SignalPresent: true);
        return isRecorded
            ? decision.RecordedAs(new RecordReference(RecordReference.NewSubject(ConsentHost.Now), Guid.NewGuid())) with { Unrecorded = rules.Categories.NeedConsent }
            : decision;
    }
}
