namespace NetHelpDesk.Site.Accounts;

/// <summary>The one account of this sample. It is shown on the sign-in page; nothing here is a secret.</summary>
public static class DemoAccount
{
    public const string Name = "Dana Demo";
    public const string Email = "dana@nethelpdesk.example";
    public const string Password = "help-desk-demo";

    public static bool Matches(string email, string password) =>
        string.Equals(email, Email, StringComparison.OrdinalIgnoreCase) && password == Password;
}
