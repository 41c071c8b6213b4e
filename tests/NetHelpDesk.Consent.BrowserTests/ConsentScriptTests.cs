namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ConsentScriptTests
{
    [Fact]
    public async Task The_script_s_types_hold()
    {
        var (exitCode, output) = await NpmPackages.RunAsync(
            ["typescript", "bin", "tsc"],
            "--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022", "--module", "esnext", "--lib", "es2022,dom,dom.iterable",
            RepositoryFolder.Of("src", "NetHelpDesk.Consent", "Banner", "Assets", "consent.js"));

        output.Should().BeEmpty();
        exitCode.Should().Be(0);
    }
}
