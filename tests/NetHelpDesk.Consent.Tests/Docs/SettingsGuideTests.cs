using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests.Docs;

/// <summary>
/// The guide to the settings. After a change of the options, write it anew with
/// <c>UPDATE_SETTINGS=1 dotnet test --filter SettingsGuideTests</c>.
/// </summary>
public sealed class SettingsGuideTests
{
    private static readonly string Guide = RepositoryFolder.Of(DocsPage.Guides, "settings.md");

    public static TheoryData<string> Settings => [.. Setting.All.Select(setting => setting.Path)];

    [Fact]
    public void The_guide_says_what_the_options_and_their_documentation_say()
    {
        var expected = SettingsGuide.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_SETTINGS") == "1")
        {
            File.WriteAllText(Guide, expected);
        }

        File.ReadAllText(Guide).ReplaceLineEndings("\n").Should().Be(
            expected, "the options changed; run UPDATE_SETTINGS=1 dotnet test --filter SettingsGuideTests and commit settings.md");
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_guide_names_every_setting(string path)
    {
        var name = path[(path.LastIndexOf(':') + 1)..].Replace('*', '…');

        File.ReadAllText(Guide).Should().Contain($"| `{name}` |");
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_default_that_is_documented_is_the_one_that_holds(string path)
    {
        var setting = Setting.All.Single(setting => setting.Path == path);
        var summary = XmlSummaries.All[$"P:{setting.Property.DeclaringType!.FullName}.{setting.Property.Name}"].ToString();
        if (setting.Default is { } value)
        {
            var said = summary[summary.IndexOf("Default:", StringComparison.Ordinal)..];
            said.Should().Contain(setting.Type == typeof(bool) ? value.ToString()!.ToLowerInvariant() : value.ToString());
        }
    }
}
