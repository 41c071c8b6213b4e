using System.Text.RegularExpressions;
using Acornima;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What visitors' browsers are given runs in all that the guide names, the oldest included.</summary>
public sealed partial class SyntaxTests
{
    /// <summary>What ES2021 does not say, but the floor lacks.</summary>
    private const string Lookbehind = "(?<";

    public static TheoryData<string> Scripts => ["consent.js", "gate.js", "early.js", "export.js"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task It_parses_as_ES2021(string name)
    {
        var script = await ReadAsync(name);
        var parser = new Parser(new ParserOptions { EcmaVersion = EcmaVersion.ES12 });

        var parse = () => name == "early.js" ? (Acornima.Ast.Program)parser.ParseScript(script) : parser.ParseModule(script);

        parse.Should().NotThrow();
    }

    [Fact]
    public void What_is_newer_does_not_parse()
    {
        var parse = () => new Parser(new ParserOptions { EcmaVersion = EcmaVersion.ES12 }).ParseScript("class A { x = 1; }");

        parse.Should().Throw<ParseErrorException>();
    }

    /// <summary>What may be missing below the newest browsers is only used where it was asked for.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task It_calls_nothing_that_the_oldest_browsers_lack(string name)
    {
        var script = await ReadAsync(name);

        Newer().Matches(script).Select(match => match.Value).Should().BeEmpty();
        if (name != "early.js")
        {
            script.Should().NotContain(Lookbehind);
        }
    }

    private static async Task<string> ReadAsync(string name)
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => Task.CompletedTask, options =>
        {
            options.GuardScriptCookies = true;
            options.Cookies["kept"] = new() { Category = CookieCategory.Tracking, Kind = StorageKind.LocalStorage };
            (options.Signals.GoogleConsentMode, options.Signals.MicrosoftUet, options.Signals.MicrosoftClarity) = (true, true, true);
            (options.Signals.MetaPixel, options.Signals.Matomo, options.Signals.DataLayerEvent) = (true, MatomoConsent.Cookies, "consent");
        });
        using var response = await host.GetAsync("/privacy-choices/" + name);
        response.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
        return await response.TextAsync();
    }

    [GeneratedRegex(@"structuredClone|crypto\.|\.hasOwn\(|\.at\(|\.findLast|\.toSorted|\.toReversed|\.withResolvers|\.groupBy|setHTMLUnsafe|:has\(|\bawait\s+import\.|\.replaceWithChildren|requestIdleCallback|AbortSignal\.(any|timeout)|\.randomUUID|inert\s*=|popover")]
    private static partial Regex Newer();
}
