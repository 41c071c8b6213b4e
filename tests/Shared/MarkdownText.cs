using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Testing;

/// <summary>Reads what documentation shows as code.</summary>
internal static partial class MarkdownText
{
    public static IEnumerable<string> Blocks(string text, string language) =>
        from Match block in CodeBlock().Matches(text)
        where block.Groups[1].Value == language
        select block.Groups[2].Value.TrimEnd();

    public static string WithoutBlocks(string text) => CodeBlock().Replace(text, "");

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
