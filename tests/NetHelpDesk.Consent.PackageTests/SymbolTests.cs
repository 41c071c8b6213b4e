using System.Security.Cryptography;
using System.Text.Json;

namespace NetHelpDesk.Consent.PackageTests;

public sealed class SymbolTests(PackedPackages packages)
{
    public static readonly TheoryData<string> Ids = [.. LocalFeed.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_symbols_are_those_of_the_library_and_hold_every_source(string id)
    {
        var feed = await packages.Feed;
        using var package = feed.Open(id);
        using var symbolPackage = feed.OpenSymbols(id);
        symbolPackage.Files.Should().Equal(Package.SymbolsOf(id));

        using var symbols = new Symbols(symbolPackage.Read(Package.SymbolsOf(id)));

        symbols.Id.Should().Be(Symbols.IdIn(package.Read(Package.AssemblyOf(id))));
        symbols.Documents.Should().NotBeEmpty().And.OnlyContain(name => name.StartsWith("/_/"));
        symbols.DocumentsWithoutSource.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Debuggers_find_the_sources_where_they_were_cloned_from(string id)
    {
        var feed = await packages.Feed;
        using var symbolPackage = feed.OpenSymbols(id);
        using var symbols = new Symbols(symbolPackage.Read(Package.SymbolsOf(id)));

        using var link = JsonDocument.Parse(symbols.SourceLink);

        link.RootElement.GetProperty("documents").GetProperty("/_/*").GetString()
            .Should().Contain("/example/consent/").And.EndWith($"/{feed.Commit}/*");
    }

    [Fact]
    public async Task The_same_commit_gives_the_same_libraries_wherever_it_is_built()
    {
        var feed = await packages.Feed;

        var assemblyOf = await feed.BuildAgainAsync();

        foreach (var id in LocalFeed.Ids)
        {
            using var package = feed.Open(id);
            var again = await File.ReadAllBytesAsync(assemblyOf(id), TestContext.Current.CancellationToken);
            SHA256.HashData(again).Should().Equal(SHA256.HashData(package.Read(Package.AssemblyOf(id))), id);
        }
    }
}
