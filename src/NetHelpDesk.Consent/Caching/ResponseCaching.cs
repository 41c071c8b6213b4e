using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Caching;

/// <summary>Keeps caches from giving one visitor's response to another.</summary>
internal static class ResponseCaching
{
    private const string Signal = "Sec-GPC";
    private const string CookieAndSignal = $"Cookie, {Signal}";

    /// <summary>
    /// Marks a response whose content depends on the visitor's consent. The output cache may store it only as the
    /// response to requests with this very consent.
    /// </summary>
    public static void MarkDependent(RequestConsent consent)
    {
        var context = consent.Context;
        if (StoredUnder(context) is { } key && !VaryKey.IsOf(key, consent.State))
        {
            OutputCaching.KeepOut(context);
        }

        TellOthers(consent);
    }

    /// <summary>Tells the caches between the application and the visitor that the response depends on consent.</summary>
    public static void TellOthers(RequestConsent consent)
    {
        var response = consent.Context.Response;
        if (!response.HasStarted)
        {
            VaryByConsent(response, consent.Rules.GlobalPrivacyControl);
            KeepFromSharedCaches(consent);
        }
        else if (SharedCaching.IsMeantToBeShared(response.Headers) && consent.Runtime.Once.First(Log.DependsTooLateId))
        {
            consent.Runtime.Logger.DependsTooLate();
        }
    }

    /// <summary>
    /// Keeps out a response that is written in another language than the one under which it would be stored: the
    /// application chose the language after the output cache had looked.
    /// </summary>
    public static void MarkLanguage(RequestConsent consent)
    {
        if (StoredUnder(consent.Context) is { } key && key != consent.CacheKey)
        {
            OutputCaching.KeepOut(consent.Context);
        }

        if (BannerLanguage.IsByHeader(consent.Context, consent.Rules) && !consent.Context.Response.HasStarted)
        {
            Vary(consent.Context.Response, HeaderNames.AcceptLanguage);
        }
    }

    /// <summary>
    /// Tells browsers that a page was made for a frame of another origin and is not the same on its own. The output
    /// cache knows by <see cref="VaryKey"/>.
    /// </summary>
    public static void MarkFramed(RequestConsent consent)
    {
        var response = consent.Context.Response;
        if (!response.HasStarted)
        {
            Vary(response, ForeignFrame.Destination);
            Vary(response, ForeignFrame.Site);
        }
    }

    /// <summary>
    /// Marks a response that comes from a cache of this application and was marked before it was stored. What was
    /// stored may still say <c>public</c>: caches copy headers before the response starts.
    /// </summary>
    /// <returns>Whether it is such a response.</returns>
    public static bool MarkCopy(RequestConsent consent)
    {
        var response = consent.Context.Response;
        var isMarked = (response.Headers.Age.Count > 0 || response.StatusCode == StatusCodes.Status304NotModified)
            && Varies(response, HeaderNames.Cookie)
            && (!consent.Rules.GlobalPrivacyControl || Varies(response, Signal));
        if (isMarked)
        {
            KeepFromSharedCaches(consent);
            SharedCaching.SayPrivate(response);
        }

        return isMarked;
    }

    /// <summary>
    /// What the entry of this request in the output cache varies by: a <see cref="VaryKey"/>, empty where it does not
    /// vary by consent, and <see langword="null"/> where there is no output cache.
    /// </summary>
    private static string? StoredUnder(HttpContext context) =>
        context.Features.Find<IOutputCacheFeature>() is not { } cache ? null
        : cache.Context.CacheVaryByRules.VaryByValues.TryGetValue(VaryKey.Name, out var key) ? key
        : "";

    /// <summary>Shared caches outside of the application seldom heed <c>Vary: Cookie</c>.</summary>
    private static void KeepFromSharedCaches(RequestConsent consent)
    {
        if (SharedCaching.MakePrivate(consent.Context.Response)
            && consent.Runtime.Once.First(Log.MadePrivateId))
        {
            consent.Runtime.Logger.MadePrivate();
        }
    }

    /// <summary>In one line where no other is there, which is told again without taking it apart.</summary>
    private static void VaryByConsent(HttpResponse response, bool bySignal)
    {
        var alone = bySignal ? CookieAndSignal : HeaderNames.Cookie;
        var headers = response.Headers;
        if (headers.Vary.Count == 0)
        {
            headers.Vary = alone;
        }
        else if (headers.Vary != alone)
        {
            Vary(response, HeaderNames.Cookie);
            if (bySignal)
            {
                Vary(response, Signal);
            }
        }
    }

    private static void Vary(HttpResponse response, string header)
    {
        if (!Varies(response, header))
        {
            response.Headers.Append(HeaderNames.Vary, header);
        }
    }

    private static bool Varies(HttpResponse response, string header)
    {
        foreach (var line in response.Headers.Vary)
        {
            var names = line.AsSpan();
            foreach (var range in names.Split(','))
            {
                var name = names[range].Trim();
                if (name is "*" || name.Equals(header, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
