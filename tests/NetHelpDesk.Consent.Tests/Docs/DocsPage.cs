using System.Text.RegularExpressions;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests.Docs;

/// <summary>A page of documentation: the README, a package's page, or a guide.</summary>
internal sealed partial class DocsPage(string path)
{
    public const string Guides = "src/NetHelpDesk.Consent/Guides";

    private readonly string _file = RepositoryFolder.Of(path);

    public static TheoryData<string> All { get; } =
    [
        "README.md",
        .. PackagePages,
        .. Directory.GetFiles(RepositoryFolder.Of(Guides), "*.md").Select(FromRoot).Order(StringComparer.Ordinal),
    ];

    /// <summary>What a package index shows of each package.</summary>
    public static IEnumerable<string> PackagePages => Directory.GetDirectories(RepositoryFolder.Of("src"))
        .Select(folder => Path.Combine(folder, "README.md"))
        .Where(File.Exists)
        .Select(FromRoot)
        .Order(StringComparer.Ordinal);

    public string Text => File.ReadAllText(_file).ReplaceLineEndings("\n");

    public string Folder => Path.GetDirectoryName(_file)!;

    /// <summary>The text without its blocks of code.</summary>
    public string Prose => MarkdownText.WithoutBlocks(Text);

    /// <summary>What links to parts of this page can name.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Prose).Select(match => AnchorOf(match.Groups[1].Value));

    public IEnumerable<string> Links => Link().Matches(Prose).Select(match => match.Groups[1].Value);

    public IEnumerable<string> Blocks(string language) => MarkdownText.Blocks(Text, language);

    private static string FromRoot(string file) =>
        Path.GetRelativePath(RepositoryFolder.Of(), file).Replace('\\', '/');

    /// <summary>As GitHub makes them.</summary>
    private static string AnchorOf(string heading) =>
        NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
