using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests.Docs;

/// <summary>What the pages of documentation show is compiled, validated and to be found.</summary>
public sealed partial class DocsTests
{
    private static readonly string Root = RepositoryFolder.Of();

    public static TheoryData<string> Pages => DocsPage.All;

    /// <summary>What needs Entity Framework Core is compiled where its tests are.</summary>
    private static readonly string[][] CompiledFiles =
        [.. new[] { "tests/NetHelpDesk.Consent.Tests/Docs/Code", "tests/NetHelpDesk.Consent.RecordTests/Docs" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*Code.cs"))
            .Select(file => LinesOf(File.ReadAllText(file)))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_code_is_compiled(string page)
    {
        foreach (var block in new DocsPage(page).Blocks("csharp"))
        {
            CompiledFiles.Should().Contain(file => Holds(file, LinesOf(block)), block);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_a_component_is_in_a_sample(string page)
    {
        var components = Directory.GetFiles(Path.Combine(Root, "samples/NetHelpDesk.OtherSites"), "*.razor", SearchOption.AllDirectories)
            .Select(file => LinesOf(File.ReadAllText(file)));

        foreach (var block in new DocsPage(page).Blocks("razor"))
        {
            components.Should().Contain(file => Holds(file, LinesOf(block)), block);
        }
    }

    /// <summary>What compiles in one kind need not in the other: a page has no Context, and a view no PageContext.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_Razor_is_compiled_in_a_page_and_in_a_view(string page)
    {
        var files = Directory.GetFiles(Path.Combine(Root, "tests/NetHelpDesk.Consent.Tests/Docs/Code"), "*.cshtml", SearchOption.AllDirectories)
            .Select(File.ReadAllText).ToLookup(text => text.StartsWith("@page", StringComparison.Ordinal), LinesOf);

        foreach (var block in new DocsPage(page).Blocks("cshtml"))
        {
            files[true].Should().Contain(file => Holds(file, LinesOf(block)), block);
            files[false].Should().Contain(file => Holds(file, LinesOf(block)), block);
        }
    }

    /// <summary>Markup for plain files says nothing that only Razor understands.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void No_block_of_HTML_is_Razor(string page)
    {
        foreach (var block in new DocsPage(page).Blocks("html"))
        {
            block.Should().NotContain("@").And.NotContain("~/").And.NotMatchRegex("<consent|<cache|[ \\n]consent-");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_a_script_parses(string page)
    {
        foreach (var block in new DocsPage(page).Blocks("js"))
        {
            var parse = () => new Acornima.Parser().ParseModule(block);

            parse.Should().NotThrow(block);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_settings_is_valid(string page)
    {
        foreach (var block in new DocsPage(page).Blocks("json"))
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(block)))
                .Build();
            configuration.GetChildren().Should().ContainSingle().Which.Key.Should().Be("NetHelpDeskConsent");
            using var services = new ServiceCollection()
                .AddLogging()
                .AddNetHelpDeskConsent(configuration.GetSection("NetHelpDeskConsent"))
                .UseRegion(_ => null)
                .Services.BuildServiceProvider();

            services.Invoking(provider => provider.GetRequiredService<IOptions<ConsentOptions>>().Value)
                .Should().NotThrow(block);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var from = new DocsPage(page);
        foreach (var link in from.Links.Where(link => !link.StartsWith("https://", StringComparison.Ordinal)))
        {
            var (path, anchor) = link.Split('#') is [var file, var part] ? (file, part) : (link, null);
            var target = path.Length == 0 ? page : Path.GetRelativePath(Root, Path.Combine(from.Folder, path));
            File.Exists(Path.Combine(Root, target)).Should().BeTrue($"{page} links to {link}");
            if (anchor is not null)
            {
                new DocsPage(target).Anchors.Should().Contain(anchor, $"{page} links to {link}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_attribute_of_markup_is_one_that_the_package_reads(string page)
    {
        // What waits keeps its attributes under a prefix; the tests of that spell them out.
        var known = new[] { "src", "tests/NetHelpDesk.Consent.Tests/Scripts" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".js" && !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Name().Matches(File.ReadAllText(file)))
            .Select(match => match.Value)
            .ToHashSet();

        InMarkup().Matches(new DocsPage(page).Text).Select(match => match.Value).Should().BeSubsetOf(known);
    }

    [Fact]
    public void The_pages_have_code_settings_components_and_links()
    {
        DocsPage[] pages = [.. Pages.Select(page => new DocsPage(page.Data))];

        pages.Sum(page => page.Blocks("csharp").Count()).Should().BeGreaterThan(10);
        pages.Sum(page => page.Blocks("json").Count()).Should().BeGreaterThan(5);
        pages.Sum(page => page.Blocks("razor").Count()).Should().BePositive();
        pages.Sum(page => page.Blocks("cshtml").Count()).Should().BePositive();
        pages.Sum(page => page.Blocks("js").Count()).Should().BePositive();
        pages.Sum(page => page.Links.Count()).Should().BeGreaterThan(50);
    }

    [Fact]
    public void The_readme_leads_to_every_guide()
    {
        var guides = Pages.Select(page => page.Data).Where(page => page.StartsWith(DocsPage.Guides, StringComparison.Ordinal));

        new DocsPage("README.md").Links.Should().Contain(guides);
    }

    [Fact]
    public void A_package_s_page_has_no_link_that_leads_nowhere_outside_of_the_repository() =>
        DocsPage.PackagePages.Should().NotBeEmpty()
            .And.OnlyContain(page => new DocsPage(page).Links.All(link => link.StartsWith("https://", StringComparison.Ordinal)));

    private static string[] LinesOf(string code) => [.. code.Split('\n').Select(line => line.Trim())];

    /// <summary>Whether the lines stand there one after the other.</summary>
    private static bool Holds(string[] file, string[] block)
    {
        var lines = file.AsSpan();
        for (var start = 0; start + block.Length <= lines.Length; start++)
        {
            if (lines.Slice(start, block.Length).SequenceEqual(block))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(data-)?consent-[a-z]+(-[a-z]+)*|data-saved|data-failed|data-not-recorded|data-outdated")]
    private static partial Regex Name();

    /// <summary>After <c>&lt;</c> or a space, or as a whole in backticks.</summary>
    [GeneratedRegex(@"(?<=[<`]|<[^>\n]* )((data-)?consent-[a-z]+(-[a-z]+)*|data-saved|data-failed|data-not-recorded|data-outdated)(?=[ =>`])")]
    private static partial Regex InMarkup();
}
