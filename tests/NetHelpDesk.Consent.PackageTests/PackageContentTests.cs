using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.PackageTests;

public sealed partial class PackageContentTests(PackedPackages packages)
{
    public static readonly TheoryData<string> Ids = [.. LocalFeed.Ids];

    [Fact]
    public async Task The_package_holds_the_library_and_what_editors_read()
    {
        using var package = (await packages.Feed).Open(LocalFeed.Core);

        package.Files.Should().BeEquivalentTo(
            "README.md",
            "icon.png",
            "ConfigurationSchema.json",
            "buildTransitive/net10.0/NetHelpDesk.Consent.targets",
            "lib/net10.0/NetHelpDesk.Consent.dll",
            "lib/net10.0/NetHelpDesk.Consent.xml");
    }

    [Fact]
    public async Task The_package_of_records_holds_its_library()
    {
        using var package = (await packages.Feed).Open(LocalFeed.EntityFramework);

        package.Files.Should().BeEquivalentTo(
            "README.md",
            "icon.png",
            "lib/net10.0/NetHelpDesk.Consent.EntityFrameworkCore.dll",
            "lib/net10.0/NetHelpDesk.Consent.EntityFrameworkCore.xml");
    }

    [Fact]
    public async Task The_package_for_tests_holds_its_library_and_needs_the_very_version_that_it_looks_into()
    {
        var feed = await packages.Feed;
        using var package = feed.Open(LocalFeed.Testing);

        package.Files.Should().BeEquivalentTo(
            "README.md",
            "icon.png",
            "lib/net10.0/NetHelpDesk.Consent.Testing.dll",
            "lib/net10.0/NetHelpDesk.Consent.Testing.xml");
        package.ReadNuspec().Dependencies.Should().Equal($"{LocalFeed.Core} [{feed.Version}]");
        package.ReadNuspec().FrameworkReferences.Should().Equal("Microsoft.AspNetCore.App");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_package_says_what_it_is(string id)
    {
        var feed = await packages.Feed;
        using var package = feed.Open(id);

        var nuspec = package.ReadNuspec();

        nuspec["id"].Should().Be(id);
        nuspec["version"].Should().Be(feed.Version);
        nuspec["authors"].Should().Be("NetHelpDesk");
        nuspec["copyright"].Should().Contain("NetHelpDesk");
        nuspec["description"].Should().NotBe("Package Description").And.NotBeNullOrWhiteSpace();
        nuspec["tags"].Should().Contain("cookies").And.Contain("consent");
        nuspec["license"].Should().Be("MIT");
        nuspec["license", "type"].Should().Be("expression");
        nuspec["readme"].Should().Be("README.md");
        nuspec["icon"].Should().Be("icon.png");
        nuspec["repository", "type"].Should().Be("git");
        nuspec["repository", "url"].Should().StartWith(SourceCopy.Remote);
        nuspec["repository", "commit"].Should().Be(feed.Commit);
    }

    [Fact]
    public async Task The_package_needs_the_shared_framework_alone()
    {
        using var package = (await packages.Feed).Open(LocalFeed.Core);

        var nuspec = package.ReadNuspec();

        nuspec.Dependencies.Should().BeEmpty();
        nuspec.FrameworkReferences.Should().Equal("Microsoft.AspNetCore.App");
    }

    [Fact]
    public async Task The_package_of_records_needs_the_library_and_one_part_of_Entity_Framework_Core()
    {
        var feed = await packages.Feed;
        using var package = feed.Open(LocalFeed.EntityFramework);

        package.ReadNuspec().Dependencies.Should().SatisfyRespectively(
            library => library.Should().Be($"{LocalFeed.Core} {feed.Version}"),
            framework => framework.Should().StartWith("Microsoft.EntityFrameworkCore.Relational 10."));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_page_of_a_package_is_its_own_and_links_nowhere_that_only_a_repository_has(string id)
    {
        using var package = (await packages.Feed).Open(id);

        var page = Encoding.UTF8.GetString(package.Read("README.md"));

        page.Should().Be(await File.ReadAllTextAsync(RepositoryFolder.Of("src", id, "README.md"), TestContext.Current.CancellationToken))
            .And.StartWith($"# {id}\n");
        Links().Matches(page).Select(link => link.Groups[1].Value).Should()
            .NotContain(target => !target.StartsWith("https://") && !target.StartsWith('#'));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_icon_is_a_square_that_package_pages_show(string id)
    {
        using var package = (await packages.Feed).Open(id);

        var icon = package.Read("icon.png");

        // PNG, 11.2.2: the width and the height are the first two numbers of the first chunk.
        icon[..8].Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A);
        BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)).Should().Be(128);
        BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)).Should().Be(128);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Nothing_in_a_package_names_a_folder_of_the_machine_that_built_it(string id)
    {
        var feed = await packages.Feed;
        using var package = feed.Open(id);
        using var symbols = feed.OpenSymbols(id);
        string[] folders = [feed.Root, Path.GetFileName(feed.Root), RepositoryFolder.Of()];

        foreach (var archive in new[] { package, symbols })
        {
            foreach (var name in archive.Entries)
            {
                var content = archive.Read(name);
                folders.Should().NotContain(folder => Holds(content, folder), name);
            }
        }
    }

    private static bool Holds(byte[] content, string text) =>
        content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Links();
}
