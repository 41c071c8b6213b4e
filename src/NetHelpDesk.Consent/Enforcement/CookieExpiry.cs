using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent;

/// <summary>
/// Expires what the visitor refused and the browser still sends: on a page, or with the answer to a choice, as many as
/// fit into <see cref="ConsentOptions.ExpiryBudget"/>. Undecided expires nothing.
/// </summary>
internal static class CookieExpiry
{
    /// <summary>What a browser sends as a name may still be no name that a server may write.</summary>
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly int Overhead = "Set-Cookie: \r\n".Length;

    /// <summary>Whether this response may carry expiries: a page, or the answer to a choice.</summary>
    public static bool IsDue(RequestConsent consent) =>
        consent is { HasSentCookies: true, Enforcement: EnforcementMode.Enforce }
        && (consent.HasUnwrittenDecision || (IsPage(consent.Context) && IsCertain(consent)));

    /// <param name="headers">The response's cookies, to which the expiries are added.</param>
    /// <param name="consent">The visitor's consent.</param>
    public static void AddTo(List<string> headers, RequestConsent consent)
    {
        var refused = Refused(headers, consent);
        if (refused.Count == 0)
        {
            return;
        }

        var rules = consent.Rules;
        var request = consent.Context.Request;
        var variants = CookieVariants.Of(refused, request, rules.ExpireParentDomains);
        var rest = rules.ExpiryBudget;
        consent.MarkByVerdict();
        var reported = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0, start = Start(variants.Count, consent); i < variants.Count; i++)
        {
            var variant = variants[(start + i) % variants.Count];
            var header = variant.Expiry(request.IsHttps, rules.ConsentCookie.SameSite == SameSiteMode.None);
            if (header.Length + Overhead > rules.ExpiryBudget)
            {
                // It never fits, and so must not keep the others waiting.
                continue;
            }

            if (header.Length + Overhead > rest)
            {
                break;
            }

            rest -= header.Length + Overhead;
            headers.Add(header);
            if (reported.Add(variant.Name))
            {
                Report(variant.Name, refused, consent);
            }
        }
    }

    /// <summary>
    /// The likely variants come first; where not all fit, the others get their turn too, or a cookie that none of the
    /// likely ones hits would keep them waiting for good.
    /// </summary>
    private static int Start(int count, RequestConsent consent) =>
        consent.HasUnwrittenDecision || Random.Shared.Next(2) == 0 ? 0 : Random.Shared.Next(count);

    private static List<SentCookie> Refused(List<string> headers, RequestConsent consent)
    {
        var now = consent.Runtime.Clock.GetUtcNow();
        var isPosted = IsPostedByAnotherSite(consent.Context.Request);
        return [.. consent.Context.Features.GetRequiredFeature<SentCookies>().All.Where(cookie =>
            consent.State.StatusOf(cookie.Rule.Category) == ConsentStatus.Refused
            && !(isPosted && consent.State.IsRefusedBySignalAlone(cookie.Rule.Category))
            && !cookie.Name.AsSpan().ContainsAnyExcept(NameCharacters)
            && !headers.Exists(header => IsWritten(header, cookie.Name, now)))];
    }

    /// <summary>Code may have labelled it otherwise than the catalogue: what this response sends is not taken back.</summary>
    private static bool IsWritten(string header, string name, DateTimeOffset now)
    {
        var line = new SetCookieLine(header);
        return line.Name.SequenceEqual(name) && !line.Lifetime.IsDeletion(now);
    }

    private static void Report(string name, List<SentCookie> refused, RequestConsent consent) =>
        consent.Runtime.Verdicts.Report(
            consent.Context,
            name,
            refused.Find(cookie => cookie.Name == name).Rule.Classification,
            CookieAction.Expire,
            VerdictReason.Refused,
            enforced: true);

    /// <summary>
    /// As identity providers do (<c>form_post</c>). It comes without a <c>Lax</c> consent cookie, which may outrank the
    /// privacy signal.
    /// </summary>
    private static bool IsPostedByAnotherSite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Site"] == "cross-site";

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document"
        && context.Response is { StatusCode: < 300 or >= 400, ContentType: { } type }
        && (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/xhtml+xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Refused by the privacy signal alone, a cookie goes only where the browser would have sent a decision that
    /// outranks the signal: not in a frame, and not from another site where the consent cookie is <c>Strict</c>. Nor
    /// where the decision cannot be read, as on an old node while a new version is rolled out. Every
    /// browser that has the signal says so with <c>Sec-Fetch-…</c>.
    /// </summary>
    private static bool IsCertain(RequestConsent consent)
    {
        var headers = consent.Context.Request.Headers;
        return consent.State.Decision is not null
            || (consent.State.IsReadable
                && headers["Sec-Fetch-Dest"] == "document"
                && (headers["Sec-Fetch-Site"] != "cross-site" || consent.Rules.ConsentCookie.SameSite != SameSiteMode.Strict));
    }
}
