namespace NetHelpDesk.Consent.Tests;

/// <summary>Compiles the rules of options that a test sets.</summary>
internal static class TestRules
{
    public static ConsentRules Of(Action<ConsentOptions>? configure = null)
    {
        var options = new ConsentOptions();
        configure?.Invoke(options);
        var result = new ConsentOptionsValidator().Validate(null, options);
        result.Succeeded.Should().BeTrue(result.FailureMessage);
        return new ConsentRules(options);
    }
}
