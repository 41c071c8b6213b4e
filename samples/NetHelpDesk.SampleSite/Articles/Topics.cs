namespace NetHelpDesk.Site.Articles;

/// <summary>What the articles are about, by the name that stands in addresses and cookies.</summary>
public static class Topics
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["tickets"] = "Tickets",
        ["email"] = "Email",
        ["knowledge-base"] = "Knowledge base",
        ["team"] = "Team",
        ["reports"] = "Reports",
        ["security"] = "Security",
    };
}
