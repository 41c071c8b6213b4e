using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Diagnostics;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Officer;
using NetHelpDesk.Consent.Receipts;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent;

/// <summary>
/// The contract over HTTP: every address with which a visitor chooses; and in Development what discovery found.
/// </summary>
internal sealed class ChoiceEndpoints(CookieDiscovery discovery)
{
    public IReadOnlyList<ChoiceEndpoint> All { get; } =
    [
        new("",
            (HttpMethods.Get, PageHandler.GetPageAsync),
            (HttpMethods.Post, ChoiceHandler.PostAsync),
            (HttpMethods.Delete, ChoiceHandler.DeleteAsync)),
        new("/banner", (HttpMethods.Get, PageHandler.GetBannerAsync)),
        new("/receipt", (HttpMethods.Get, ReceiptHandler.GetAsync)),
        new("/forget", (HttpMethods.Post, ForgetHandler.PostAsync)),
        new("/state", (HttpMethods.Get, StateJson.GetAsync)),
        new("/consent.js", (HttpMethods.Get, (context, _) => Asset.Script.WriteAsync(context))),
        new("/consent.css", (HttpMethods.Get, (context, _) => Asset.Style.WriteAsync(context))),
        new(DiagnosticsHandler.StylePath, (HttpMethods.Get, (context, _) => Asset.DiagnosticsStyle.WriteAsync(context))),
        .. discovery.IsOpen ? [new ChoiceEndpoint(DiagnosticsHandler.Path, (HttpMethods.Get, DiagnosticsHandler.GetAsync))] : Array.Empty<ChoiceEndpoint>(),
        new(OfficerPage.StylePath, (HttpMethods.Get, (context, _) => Asset.RecordsStyle.WriteAsync(context))),
        new(OfficerPage.ScriptPath, (HttpMethods.Get, (context, _) => Asset.ExportScript.WriteAsync(context))),
        new("/gate.js", (HttpMethods.Get, (context, _) => Asset.GateScript.WriteAsync(context))),
        new("/kept.js", (HttpMethods.Get, (context, _) => Asset.Kept.WriteAsync(context))),
        new("/embed.css", (HttpMethods.Get, (context, _) => Asset.EmbedStyle.WriteAsync(context))),
        new("/early.js", (HttpMethods.Get, (context, consent) => consent.Runtime.Pages.EarlyScript.Asset.WriteAsync(context))),
    ];

    public ChoiceEndpoint? Find(PathString rest)
    {
        var path = rest.Value is null or "/" ? "" : rest.Value;
        foreach (var endpoint in All)
        {
            if (endpoint.Path.Equals(path, StringComparison.OrdinalIgnoreCase))
            {
                return endpoint;
            }
        }

        return null;
    }
}
