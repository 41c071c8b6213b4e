using System.Security.Claims;

namespace NetHelpDesk.Site.Accounts;

/// <summary>An account of this sample. They are shown on the sign-in page; nothing here is a secret.</summary>
public sealed record DemoAccount(string Name, string Email, string Password, string? Role = null)
{
    /// <summary>May see the records of consent.</summary>
    public const string PrivacyOfficer = "PrivacyOfficer";

    public static readonly DemoAccount Customer = new("Dana Demo", "dana@nethelpdesk.example", "help-desk-demo");

    public static readonly DemoAccount Officer = new("Olga Officer", "olga@nethelpdesk.example", "help-desk-officer", PrivacyOfficer);

    public static readonly IReadOnlyList<DemoAccount> All = [Customer, Officer];

    /// <summary>What consent is linked to: an id that belongs to one account for good.</summary>
    public static string? IdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    public static DemoAccount? Find(string email, string password) => All.FirstOrDefault(account =>
        string.Equals(email, account.Email, StringComparison.OrdinalIgnoreCase) && password == account.Password);
}
