using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Tests.Docs;

public sealed partial class ReadmeTests
{
    private static readonly string Root = RepositoryRoot.Path;
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Every_line_of_code_in_the_readme_is_compiled()
    {
        // What needs Entity Framework Core is compiled where its tests are.
        var compiled = new[] { "Tests/Docs", "RecordTests/Docs" }
            .SelectMany(folder => File.ReadAllLines(Path.Combine(Root, $"tests/NetHelpDesk.Consent.{folder}/ReadmeCode.cs")))
            .Select(line => line.Trim())
            .ToHashSet();

        var lines = Blocks("csharp").SelectMany(block => block.Split('\n')).Select(line => line.Trim()).ToArray();

        lines.Should().NotBeEmpty().And.OnlyContain(line => compiled.Contains(line));
    }

    [Fact]
    public void Every_appsettings_example_in_the_readme_is_valid()
    {
        var examples = Blocks("json").ToArray();

        examples.Should().NotBeEmpty();
        foreach (var example in examples)
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(example)))
                .Build();
            using var services = new ServiceCollection()
                .AddLogging()
                .AddNetHelpDeskConsent(configuration.GetSection("NetHelpDeskConsent"))
                .Services.BuildServiceProvider();

            services.Invoking(provider => provider.GetRequiredService<IOptions<ConsentOptions>>().Value)
                .Should().NotThrow(example);
        }
    }

    [Fact]
    public void The_readme_names_every_setting()
    {
        var settings = typeof(ConsentOptions).GetProperties().Select(property => property.Name)
            .Concat(typeof(CookieDeclaration).GetProperties().Select(property => property.Name))
            .Concat(typeof(CategoryOptions).GetProperties().Select(property => property.Name))
            .Concat(typeof(RecordOptions).GetProperties().Select(property => property.Name))
            .Concat(typeof(LanguageOptions).GetProperties().Select(property => property.Name));

        settings.Should().OnlyContain(setting => Readme.Contains($"`{setting}`"));
    }

    private static IEnumerable<string> Blocks(string language) =>
        CodeBlock().Matches(Readme)
            .Where(match => match.Groups[1].Value == language)
            .Select(match => match.Groups[2].Value.TrimEnd());

    [GeneratedRegex(@"^```(\w+)\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
