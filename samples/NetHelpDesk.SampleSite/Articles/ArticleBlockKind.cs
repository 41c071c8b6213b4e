namespace NetHelpDesk.Site.Articles;

public enum ArticleBlockKind
{
    Paragraph,
    Heading,
    Steps,
    List,
}
