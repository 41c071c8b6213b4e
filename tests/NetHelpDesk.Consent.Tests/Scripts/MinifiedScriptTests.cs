using Acornima;
using Acornima.Ast;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What is served does what its source says: nothing of it got lost when it was made small.</summary>
public sealed class MinifiedScriptTests
{
    public static TheoryData<string> Scripts => ScriptSyntaxTests.Scripts;

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_has_the_functions_and_names_of_its_source(string name)
    {
        var source = File.ReadAllText(Directory.EnumerateFiles(RepositoryFolder.Of("src", "NetHelpDesk.Consent"), name, SearchOption.AllDirectories)
            .Single(path => !path.Contains("minified", StringComparison.Ordinal)));

        var served = Asset.Read(name);

        Features(served).Should().Equal(Features(source));
        served.Length.Should().BeLessThan(source.Length * 3 / 4, "comments and long names are for readers");
    }

    /// <summary>What no minifier may change: what is used of objects, regular expressions, and how many functions there are.</summary>
    private static IEnumerable<string> Features(string script) => new Parser().ParseModule(script).DescendantNodes()
        .Select(node => node switch
        {
            MemberExpression { Computed: false, Property: Identifier property } => "." + property.Name,
            RegExpLiteral expression => expression.Raw,
            IFunction => "function",
            NewExpression => "new",
            AwaitExpression => "await",
            _ => null,
        })
        .OfType<string>()
        .Order(StringComparer.Ordinal);
}
