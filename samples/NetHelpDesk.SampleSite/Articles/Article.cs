namespace NetHelpDesk.Site.Articles;

/// <summary>One article of the knowledge base.</summary>
public sealed record Article(
    string Slug,
    string Title,
    string Topic,
    string Summary,
    IReadOnlyList<ArticleBlock> Blocks)
{
    public int Minutes => Math.Max(1, Blocks.Sum(block => block.Lines.Sum(line => line.Count(char.IsWhiteSpace) + 1)) / 200);
}
