using Acornima;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What older browsers cannot read stops a whole script: everything in it, consent included.</summary>
public sealed class ScriptSyntaxTests
{
    public static TheoryData<string> Scripts { get; } =
        [.. typeof(Asset).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".js", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_script_is_of_2021_at_most(string name)
    {
        var text = Asset.Read(name);

        new Parser(new ParserOptions { EcmaVersion = EcmaVersion.ES12 }).ParseModule(text).Body.Should().NotBeEmpty();
        text.Should().NotContain("(?<=", "Safari reads no lookbehind before 16.4").And.NotContain("(?<!");
    }
}
