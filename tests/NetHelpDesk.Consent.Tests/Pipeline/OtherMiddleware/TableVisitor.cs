namespace NetHelpDesk.Consent.Tests;

/// <summary>A visitor, and what may arrive there: the third dimension of <see cref="CookieTableTests"/>.</summary>
/// <param name="Name">What the state is called.</param>
/// <param name="Cookie">What the browser sends.</param>
/// <param name="Gets">The categories whose cookies may arrive.</param>
internal sealed record TableVisitor(string Name, string? Cookie, params string[] Gets)
{
    public static readonly IReadOnlyList<TableVisitor> All =
    [
        new("undecided", null, CookieCategory.Essential),
        new("refused", Visitor.RefusedAll, CookieCategory.Essential),
        new("granted tracking", Visitor.Decided("session=no", "tracking=yes", "advertising=no"),
            CookieCategory.Essential, CookieCategory.Tracking),
        new("granted all", Visitor.GrantedAll,
            CookieCategory.Essential, CookieCategory.Session, CookieCategory.Tracking, CookieCategory.Advertising),
    ];

    public static TableVisitor Named(string name) => All.Single(visitor => visitor.Name == name);
}
