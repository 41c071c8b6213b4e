namespace NetHelpDesk.Site.Articles;

/// <summary>The knowledge base, read once from the assembly.</summary>
public sealed class ArticleLibrary
{
    private const string Prefix = "articles/";

    public ArticleLibrary()
    {
        var assembly = typeof(ArticleLibrary).Assembly;
        All = [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return ArticleReader.Read(name[Prefix.Length..], reader.ReadToEnd());
            })
            .OrderBy(article => article.Title, StringComparer.Ordinal)];
    }

    public IReadOnlyList<Article> All { get; }

    public Article? Find(string? slug) => All.FirstOrDefault(article => article.Slug == slug);

    /// <summary>The articles that hold every word, those with words in the title first.</summary>
    public IReadOnlyList<Article> Search(string? query, string? topic)
    {
        var words = (query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. All
            .Where(article => topic is null || article.Topic == topic)
            .Where(article => words.All(word => Score(article, word) > 0))
            .OrderByDescending(article => words.Sum(word => Score(article, word)))];
    }

    private static int Score(Article article, string word) =>
        Has(article.Title, word) ? 4
        : Has(article.Summary, word) ? 2
        : article.Blocks.Any(block => block.Lines.Any(line => Has(line, word))) ? 1
        : 0;

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
