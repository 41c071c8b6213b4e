using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Receipts;

/// <summary>What a visitor's receipt is made of.</summary>
/// <param name="Context">The request.</param>
/// <param name="Consent">The visitor's consent.</param>
/// <param name="Records">The visitor's records, the last first.</param>
/// <param name="Text">What the visitor was shown last, where it is known.</param>
internal sealed record ConsentReceipt(
    HttpContext Context, RequestConsent Consent, IReadOnlyList<ConsentRecord> Records, ShownText? Text)
{
    public ConsentRecord Last => Records[0];

    public RecordRules Rules => Consent.Rules.Records!;

    public string Controller => Rules.Controller ?? Context.Request.Host.Value ?? "";

    /// <summary>Where the visitor chooses anew, and withdraws.</summary>
    public string ChoicesUrl => Absolute(Consent.Runtime.Pages.UrlIn(Context));

    public string? PolicyUrl => Consent.Rules.PolicyUrl is { } url && LocalUrl.IsLocal(url) ? Absolute(url) : Consent.Rules.PolicyUrl;

    private string Absolute(string path) => $"{Context.Request.Scheme}://{Context.Request.Host.ToUriComponent()}{path}";
}
