namespace NetHelpDesk.Site.Articles;

/// <summary>
/// Reads an article: <c>Title:</c>, <c>Topic:</c> and <c>Summary:</c>, then blocks between empty lines. A block of
/// <c>## </c> is a heading, of <c>1. </c> are steps, of <c>- </c> is a list; everything else is a paragraph.
/// </summary>
public static class ArticleReader
{
    public static Article Read(string slug, string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var head = parts[0].Split('\n').Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        return new Article(slug, head["Title"], head["Topic"], head["Summary"], [.. parts.Skip(1).Select(ReadBlock)]);
    }

    private static ArticleBlock ReadBlock(string text)
    {
        var lines = text.Split('\n');
        return text switch
        {
            ['#', '#', ' ', ..] => new(ArticleBlockKind.Heading, [text[3..]]),
            ['-', ' ', ..] => new(ArticleBlockKind.List, [.. lines.Select(AfterMark)]),
            [>= '0' and <= '9', '.', ' ', ..] => new(ArticleBlockKind.Steps, [.. lines.Select(AfterMark)]),
            _ => new(ArticleBlockKind.Paragraph, [string.Join(' ', lines)]),
        };
    }

    private static string AfterMark(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
