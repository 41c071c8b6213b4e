using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>
/// Tells, once each, what stands in the site's pages as nobody meant it: in Development consent markup that nothing has
/// understood (<c>consent-catagory</c>), which looks as if something waited and lets it load; and everywhere that a page came without the early
/// script though a setting needs it.
/// </summary>
internal sealed class PageCheck(ConsentRuntimeProvider runtimes, IHostEnvironment? environment = null)
{
    /// <summary>Outside of Development so many pages are looked at for the early script, and then none.</summary>
    private const int Pages = 100;

    /// <summary>A page whose attributes are made up anew each time must not fill the memory.</summary>
    private const int MostTold = 100;

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "consent", "consent-otherwise", "consent-banner", "consent-link", "consent-withdraw", "cookie-declaration",
        "consentbanner", "consentlink", "consentwithdraw", "consentgate", "consenthead", "cookiedeclaration",
    };

    private static readonly string[] Attributes = ["consent-category", "consent-provider", "consent-placeholder"];

    private readonly bool _isDevelopment = environment?.IsDevelopment() == true;
    private readonly ConcurrentDictionary<string, bool> _told = new();
    private int _pages;

    /// <summary>Runs what follows, and looks through the page that it writes.</summary>
    public async Task RunAsync(HttpContext context, RequestConsent consent, RequestDelegate next)
    {
        var inner = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var scan = new PageScan(consent, this);
        var scanned = new ScannedBody(inner, scan);
        context.Features.Set<IHttpResponseBodyFeature>(scanned);
        try
        {
            await next(context);
            scan.End();
        }
        finally
        {
            context.Features.Set(inner);
        }
    }

    /// <summary>Outside of Development hardly anything is looked at.</summary>
    public bool Concerns(RequestConsent consent) =>
        _isDevelopment || (consent.Runtime.Pages.EarlyScript.IsNeeded && Volatile.Read(ref _pages) < Pages);

    /// <summary>A page of the library's own, which is no page of the site.</summary>
    public bool IsOwn(HttpContext context) =>
        context.Request.Path.StartsWithSegments(runtimes.Path)
        || context.GetEndpoint()?.DisplayName?.StartsWith("NetHelpDesk.Consent ", StringComparison.Ordinal) == true;

    /// <summary>Whether it is the address of the early script.</summary>
    public bool IsEarlyScript(string address) => address.Contains(runtimes.Path + "/early.js", StringComparison.OrdinalIgnoreCase);

    /// <summary>Called for an element that is marked to wait, in the form for static HTML, and loads all the same.</summary>
    public void OnLoading(RequestConsent consent, string tag, string attribute)
    {
        if (_isDevelopment && _told.Count < MostTold && _told.TryAdd($"{tag} {attribute} loads", true))
        {
            consent.Runtime.Logger.MarkedElementLoads(tag, consent.Context.Request.Path, attribute);
        }
    }

    public void OnAttribute(RequestConsent consent, string tag, string name)
    {
        var isElement = name.Length == 0 && Elements.Contains(tag);
        if (!_isDevelopment || !(isElement || IsMeant(name)))
        {
            return;
        }

        if (_told.Count < MostTold && _told.TryAdd($"{tag} {name}", true))
        {
            if (isElement)
            {
                consent.Runtime.Logger.ElementNotUnderstood(tag, consent.Context.Request.Path);
            }
            else
            {
                consent.Runtime.Logger.AttributeNotUnderstood(
                    name, tag, consent.Context.Request.Path, NearestName.Hint(name, name.StartsWith("data-", StringComparison.Ordinal) ? ["data-consent-category"] : Attributes));
            }
        }
    }

    /// <summary>Called for a whole page of the site, not for a part of one.</summary>
    public void OnPage(RequestConsent consent, bool hasEarlyScript)
    {
        Interlocked.Increment(ref _pages);
        if (!hasEarlyScript
            && consent.Runtime.Pages.EarlyScript.IsNeeded
            && consent.Enforcement != EnforcementMode.Off
            && consent.Runtime.Once.First(Log.EarlyScriptMissingId))
        {
            consent.Runtime.Logger.EarlyScriptMissing(consent.Context.Request.Path, runtimes.Path);
        }
    }

    /// <summary>
    /// Whether an attribute was meant for the library, however it is written (<c>consentCategory</c>,
    /// <c>:consent-category</c>, <c>data-consent-catagory</c>), and does nothing.
    /// </summary>
    private static bool IsMeant(string name)
    {
        if (name.StartsWith("consent-", StringComparison.Ordinal))
        {
            return true;
        }

        if (name.Length is < 12 or > 30 || name == "data-consent-category")
        {
            return false;
        }

        var bare = string.Concat((name.StartsWith("data-", StringComparison.Ordinal) ? name[5..] : name).Where(char.IsAsciiLetter));
        return NearestName.IsNear(bare, "consentcategory") && !bare.StartsWith("content", StringComparison.Ordinal);
    }
}
