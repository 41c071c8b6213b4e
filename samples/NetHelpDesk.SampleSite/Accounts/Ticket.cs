namespace NetHelpDesk.Site.Accounts;

/// <summary>A ticket in the demo account.</summary>
public sealed record Ticket(int Number, string Subject, string From, string Status)
{
    public static readonly IReadOnlyList<Ticket> Open =
    [
        new(1042, "Printer on floor 2 prints every page twice", "Accounts", "Waiting for us"),
        new(1039, "New starter on Monday needs a mailbox", "People team", "In progress"),
        new(1031, "Cannot open the shared calendar", "Sales", "Waiting for customer"),
    ];
}
