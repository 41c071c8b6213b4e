namespace NetHelpDesk.Site.Accounts;

/// <summary>An account of this sample. They are shown on the sign-in page; nothing here is a secret.</summary>
public sealed record DemoAccount(string Name, string Email, string Password, string? Role = null)
{
    /// <summary>May see the records of consent.</summary>
    public const string PrivacyOfficer = "PrivacyOfficer";

    public static readonly DemoAccount Customer = new("Dana Demo", "dana@nethelpdesk.example", "help-desk-demo");

    public static readonly DemoAccount Officer = new("Olga Officer", "olga@nethelpdesk.example", "help-desk-officer", PrivacyOfficer);

    public static readonly IReadOnlyList<DemoAccount> All = [Customer, Officer];

    public static DemoAccount? Find(string email, string password) => All.FirstOrDefault(account =>
        string.Equals(email, account.Email, StringComparison.OrdinalIgnoreCase) && password == account.Password);
}
