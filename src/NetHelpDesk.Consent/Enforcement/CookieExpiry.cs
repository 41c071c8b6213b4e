using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>
/// Expires what the visitor refused and the browser still sends: on a page, or with the answer to a choice, as many as
/// fit into <see cref="ConsentOptions.ExpiryBudget"/>. Undecided expires nothing.
/// </summary>
internal static class CookieExpiry
{
    /// <summary>What a browser sends as a name may still be no name that a header may hold.</summary>
    private static readonly SearchValues<char> ForbiddenCharacters = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017"
        + "\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f;=\u007f");

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
        bool? writesAnyName = null;
        for (int i = 0, start = Start(variants.Count, consent); i < variants.Count; i++)
        {
            var variant = variants[(start + i) % variants.Count];
            var header = variant.Expiry(request.IsHttps, rules.ConsentCookie.SameSite == SameSiteMode.None);
            var size = Encoding.UTF8.GetByteCount(header) + Overhead;
            if (size > rules.ExpiryBudget
                || (!Ascii.IsValid(header) && !(writesAnyName ??= Writes(header, consent.Context.Response))))
            {
                // It never fits, and so must not keep the others waiting.
                continue;
            }

            if (size > rest)
            {
                break;
            }

            rest -= size;
            headers.Add(header);
            var cookie = refused.Find(cookie => IsNamed(cookie.Name, variant.Name));
            if (reported.Add(cookie.Name))
            {
                Report(cookie, consent);
            }
        }
    }

    /// <summary>
    /// The likely variants come first; where not all fit, the others get their turn too, or a cookie that none of the
    /// likely ones hits would keep them waiting for good.
    /// </summary>
    private static int Start(int count, RequestConsent consent) =>
        consent.HasUnwrittenDecision || Random.Shared.Next(4) > 0 ? 0 : Random.Shared.Next(count);

    private static List<SentCookie> Refused(List<string> headers, RequestConsent consent)
    {
        var now = consent.Runtime.Clock.GetUtcNow();
        var isPosted = IsPostedByAnotherSite(consent.Context.Request);
        return [.. consent.Context.Features.GetRequiredFeature<SentCookies>().All.Where(cookie =>
            consent.State.StatusOf(cookie.Rule.Category) == ConsentStatus.Refused
            && !(isPosted && consent.State.IsRefusedBySignalAlone(cookie.Rule.Category))
            && !cookie.Name.AsSpan().ContainsAny(ForbiddenCharacters)
            && !headers.Exists(header => IsWritten(header, cookie.Name, now)))];
    }

    /// <summary>Code may have labelled it otherwise than the catalogue: what this response sends is not taken back.</summary>
    private static bool IsWritten(string header, string name, DateTimeOffset now)
    {
        var line = new SetCookieLine(header);
        return IsNamed(name, line.Name) && !line.Lifetime.IsDeletion(now);
    }

    /// <summary>Whether it is the cookie of this name, however the server spells it.</summary>
    private static bool IsNamed(string name, ReadOnlySpan<char> spelled) =>
        spelled.SequenceEqual(name) || (CookieName.TrySpellOtherwise(name, out var other) && spelled.SequenceEqual(other));

    /// <summary>Kestrel writes nothing beyond ASCII unless it is told an encoding. Only trying tells.</summary>
    private static bool Writes(string header, HttpResponse response)
    {
        var before = response.Headers.SetCookie;
        try
        {
            response.Headers.SetCookie = header;
            response.Headers.SetCookie = before;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Report(SentCookie cookie, RequestConsent consent) =>
        consent.Runtime.Verdicts.Report(
            consent.Context,
            consent.Rules,
            cookie.Name,
            cookie.Rule.Classification,
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
