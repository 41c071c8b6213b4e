namespace NetHelpDesk.Consent.Fuzzing;

/// <summary>What reads text from outside, and what must hold whatever the text is.</summary>
internal abstract class FuzzTarget
{
    public abstract string Name { get; }

    public static IReadOnlyList<FuzzTarget> All(FuzzSite site) =>
    [
        new SetCookieTarget(site),
        new CookieHeaderTarget(site),
        new ConsentCookieTarget(site),
        new ChoiceTarget(site),
        new GuardTarget(site),
    ];

    /// <returns>What is wrong with what came of the input, or nothing.</returns>
    public abstract string? Try(string input);
}
