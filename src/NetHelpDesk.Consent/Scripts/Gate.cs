using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent;

/// <summary>Whether a part of a page may load for this visitor, and the script that opens it later or closes it again.</summary>
internal sealed class Gate
{
    private readonly Category[] _needed;

    private Gate(RequestConsent consent, Category[] needed)
    {
        Consent = consent;
        _needed = needed;
        if (needed.Length == 0)
        {
            IsOpen = true;
        }
        else if (!IsForEverybody)
        {
            consent.MarkDependent();
            IsOpen = needed.All(consent.State.IsGranted);
        }
    }

    public RequestConsent Consent { get; }

    /// <summary>What needs consent of the categories that were named; all of them must be granted.</summary>
    public IReadOnlyList<Category> Needed => _needed;

    /// <summary>The visitor granted what is needed. Nobody has in a page that is the same for everybody.</summary>
    public bool IsOpen { get; }

    /// <summary>The categories as the script reads them.</summary>
    public string Keys => string.Join(' ', _needed.Select(category => category.Key));

    public string? Nonce => PageNonce.In(Consent.Context);

    private bool IsForEverybody => Consent.Rules.BannerMode == BannerMode.CacheSafe;

    /// <param name="context">The request.</param>
    /// <param name="names">One or more categories, separated by spaces or commas.</param>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    /// <exception cref="InvalidOperationException">None is named, or <c>UseNetHelpDeskConsent</c> has not run.</exception>
    public static Gate Of(HttpContext context, string? names)
    {
        _ = context.GetConsent();
        var consent = context.Features.GetRequiredFeature<RequestConsent>();
        var categories = SignalMap.Split(names).Select(consent.Rules.Categories.Get).ToArray();
        return categories.Length == 0
            ? throw new InvalidOperationException("Name the category that an element waits for, such as consent-category=\"tracking\".")
            : new Gate(consent, [.. categories.Where(category => !category.IsExempt)]);
    }

    /// <summary>
    /// The script, with what it must know here. Browsers run a module once, however often it stands in a page; so each
    /// part of a page brings it, and may be kept in a cache of its own.
    /// </summary>
    public string Script
    {
        get
        {
            if (_needed.Length == 0)
            {
                return "";
            }

            var html = new StringBuilder(ScriptIn(Consent));
            if (IsForEverybody)
            {
                html.Append(" data-consent-ask");
            }
            else if (IsOpen)
            {
                html.Append(" data-consent-granted=\"").Append(Keys).Append('"');
            }
            else if (_needed.Any(category => category.PolicyHosts.Count > 0))
            {
                html.Append(" data-consent-reload=\"").Append(Keys).Append('"');
            }

            return html.Append("></script>").ToString();
        }
    }

    /// <summary>The start of the script's element, to which attributes can be added.</summary>
    public static string ScriptIn(RequestConsent consent)
    {
        var url = HtmlTemplate.Encode(consent.Runtime.Pages.UrlIn(consent.Context));
        var nonce = PageNonce.Attribute(PageNonce.In(consent.Context));
        return $"<script type=\"module\" src=\"{url}/gate.js?v={Asset.Gate.Hash}\"{nonce}";
    }
}
