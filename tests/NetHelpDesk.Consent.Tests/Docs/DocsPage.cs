using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Tests.Docs;

/// <summary>A page of documentation: the README, a package's page, or a guide.</summary>
internal sealed partial class DocsPage(string path)
{
    private const string Package = "src/NetHelpDesk.Consent";
    public const string Guides = Package + "/Guides";

    private readonly string _file = System.IO.Path.Combine(RepositoryRoot.Path, path);

    public static TheoryData<string> All { get; } =
    [
        "README.md",
        Package + "/README.md",
        Package + ".EntityFrameworkCore/README.md",
        .. Directory.GetFiles(System.IO.Path.Combine(RepositoryRoot.Path, Guides), "*.md")
            .Select(file => $"{Guides}/{System.IO.Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal),
    ];

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
