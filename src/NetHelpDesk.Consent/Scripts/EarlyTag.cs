using System.Text;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>The early script as it stands in one visitor's page, with what that visitor granted.</summary>
internal static class EarlyTag
{
    public static string Of(RequestConsent consent)
    {
        var (rules, context) = (consent.Rules, consent.Context);
        var script = consent.Runtime.Pages.EarlyScript;
        var url = HtmlTemplate.Encode(consent.Runtime.Pages.UrlIn(context));
        var nonce = PageNonce.Attribute(PageNonce.In(context));
        var html = new StringBuilder($"<script src=\"{url}/early.js?v={script.Asset.Hash}\"{nonce}");
        if (consent.Enforcement != rules.Enforcement)
        {
            Add(html, "enforcement", consent.Enforcement.ToString());
        }

        if (rules.BannerMode == BannerMode.CacheSafe)
        {
            return html.Append("></script>").Append(Gate.ScriptIn(consent)).ToString();
        }

        consent.MarkDependent();
        var state = consent.State;
        var needed = rules.Categories.All.Where(category => !category.IsExempt).ToArray();
        Add(html, "state", HtmlTemplate.Encode(StateStamp.Of(consent)));
        Add(html, "granted", string.Join(' ', needed.Where(state.IsGranted).Select(category => category.Key)));
        Add(html, "refused", string.Join(' ', needed
            .Where(category => state.StatusOf(category) == ConsentStatus.Refused)
            .Select(category => category.Key)));
        if (script.Regions.Length > 0 && state is { Decision: null, Signal: false, IsReadable: true })
        {
            Add(html, "regions", script.Regions);
        }

        return html.Append("></script>").Append(Gate.ScriptIn(consent)).ToString();
    }

    private static void Add(StringBuilder html, string name, string value) =>
        html.Append(" data-").Append(name).Append("=\"").Append(value).Append('"');
}
