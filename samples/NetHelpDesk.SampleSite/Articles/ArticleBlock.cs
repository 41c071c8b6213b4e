namespace NetHelpDesk.Site.Articles;

/// <summary>A paragraph, a heading, or a list with one line for each item.</summary>
public sealed record ArticleBlock(ArticleBlockKind Kind, IReadOnlyList<string> Lines);
