using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Tests.Docs;

/// <summary>A page of documentation: the README, a package's page, or a guide.</summary>
internal sealed partial class DocsPage(string path)
{
    public const string Guides = "src/NetHelpDesk.Consent/Guides";

    private readonly string _file = System.IO.Path.Combine(RepositoryRoot.Path, path);

    public static TheoryData<string> All { get; } =
    [
        "README.md",
        .. PackagePages,
        .. Directory.GetFiles(System.IO.Path.Combine(RepositoryRoot.Path, Guides), "*.md").Select(FromRoot).Order(StringComparer.Ordinal),
    ];

    /// <summary>What a package index shows of each package.</summary>
    public static IEnumerable<string> PackagePages => Directory.GetDirectories(System.IO.Path.Combine(RepositoryRoot.Path, "src"))
        .Select(folder => System.IO.Path.Combine(folder, "README.md"))
        .Where(File.Exists)
        .Select(FromRoot)
        .Order(StringComparer.Ordinal);

    public string Text => File.ReadAllText(_file).ReplaceLineEndings("\n");

    public string Folder => System.IO.Path.GetDirectoryName(_file)!;

    /// <summary>The text without its blocks of code.</summary>
    public string Prose => CodeBlock().Replace(Text, "");

    /// <summary>What links to parts of this page can name.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Prose).Select(match => AnchorOf(match.Groups[1].Value));

    public IEnumerable<string> Links => Link().Matches(Prose).Select(match => match.Groups[1].Value);

    public IEnumerable<string> Blocks(string language) =>
        CodeBlock().Matches(Text)
            .Where(match => match.Groups[1].Value == language)
            .Select(match => match.Groups[2].Value.TrimEnd());

    private static string FromRoot(string file) =>
        System.IO.Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/');

    /// <summary>As GitHub makes them.</summary>
    private static string AnchorOf(string heading) =>
        NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
