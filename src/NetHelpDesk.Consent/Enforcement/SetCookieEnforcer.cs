using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>The only writer of <c>Set-Cookie</c>: applies every verdict when the response starts.</summary>
internal static class SetCookieEnforcer
{
    public static void Enforce(HttpContext context, RequestConsent consent)
    {
        var headers = context.Response.Headers;
        var cookies = headers.SetCookie;
        List<string>? changed = null;
        for (var i = 0; i < cookies.Count; i++)
        {
            var written = cookies[i] ?? "";
            var sent = Judge(context, consent, written);
            if (changed is null && !ReferenceEquals(sent, written))
            {
                changed = new List<string>(cookies.Count);
                for (var before = 0; before < i; before++)
                {
                    changed.Add(cookies[before] ?? "");
                }
            }

            if (changed is not null && sent is not null)
            {
                changed.Add(sent);
            }
        }

        if (CookieExpiry.IsDue(consent))
        {
            changed ??= [.. cookies.OfType<string>()];
            CookieExpiry.AddTo(changed, consent);
        }

        if (consent.HasUnwrittenDecision)
        {
            changed ??= [.. cookies.OfType<string>()];
            AddDecision(context, consent, changed);
        }

        if (changed is not null)
        {
            headers.SetCookie = changed.Count == 0 ? StringValues.Empty : changed.ToArray();
        }
    }

    /// <summary>Whether the response holds a cookie by now whose verdict will depend on consent.</summary>
    public static bool HasDependent(RequestConsent consent)
    {
        foreach (var written in consent.Context.Response.Headers.SetCookie)
        {
            var header = CategoryLabel.Strip(written ?? "", out var label);
            var cookie = new SetCookieLine(header);
            var classification = Decide(cookie, LabelOf(cookie, label, consent), consent).Classification;
            if (CookieDecider.DependsOnConsent(classification, consent.Rules.UnknownCookies))
            {
                return consent.Enforcement == EnforcementMode.Enforce;
            }
        }

        return false;
    }

    /// <summary>
    /// After an error: removes every cookie that is not exempt beyond doubt. Says how many it removed.
    /// </summary>
    public static int FailClosed(HttpContext context, RequestConsent consent)
    {
        var headers = context.Response.Headers;
        var cookies = headers.SetCookie;
        var kept = new List<string>();
        foreach (var written in cookies)
        {
            if (written is not null && TryKeep(written, consent) is { } header)
            {
                kept.Add(header);
            }
        }

        headers.SetCookie = kept.Count == 0 ? StringValues.Empty : kept.ToArray();
        OutputCaching.KeepOut(context);
        ResponseCaching.TellOthers(consent);
        SharedCaching.SayPrivate(context.Response);
        return cookies.Count - kept.Count;
    }

    private static string? TryKeep(string written, RequestConsent consent)
    {
        try
        {
            var header = CategoryLabel.Strip(written, out var label);
            var cookie = new SetCookieLine(header);
            var isKept = !cookie.IsIgnored
                && !ForeignConsentCookie.IsWritten(header, consent.Rules.ConsentCookie.Name)
                && consent.Rules.Classifier.Classify(cookie.Name, LabelOf(cookie, label, consent)).IsExempt;
            return isKept ? header : null;
        }
#pragma warning disable CA1031 // It was an error that led here; a cookie that causes another is in doubt.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>What is sent instead of the header: itself, a changed one, or nothing.</summary>
    private static string? Judge(HttpContext context, RequestConsent consent, string written)
    {
        var header = CategoryLabel.Strip(written, out var label);
        if (ForeignConsentCookie.IsWritten(header, consent.Rules.ConsentCookie.Name))
        {
            ForeignConsentCookie.Report(consent, new SetCookieLine(header).Name);
            consent.MarkByVerdict();
            return null;
        }

        var enforcement = consent.Enforcement;
        if (enforcement == EnforcementMode.Off)
        {
            return header;
        }

        var cookie = new SetCookieLine(header);
        var (classification, action, reason) = Decide(cookie, LabelOf(cookie, label, consent), consent);
        var enforced = enforcement == EnforcementMode.Enforce;
        consent.Runtime.Verdicts.Report(context, consent.Rules, cookie.Name, classification, action, reason, enforced);
        if (!enforced)
        {
            return header;
        }

        // A cache must not give one visitor's cookie to another, nor a page without it, which it would not have stored
        // with it.
        if (action == CookieAction.Withhold || CookieDecider.DependsOnConsent(classification, consent.Rules.UnknownCookies))
        {
            consent.MarkByVerdict();
        }

        switch (action)
        {
            case CookieAction.Withhold:
                return null;
            case CookieAction.MakeSession:
                return SetCookieRewriter.WithoutLifetime(header);
            case CookieAction.CapLifetime:
                return SetCookieRewriter.WithCap(header, cookie.Lifetime.Read(TimeFor(context, consent)), classification.MaxLifetime!.Value);
            default:
                return header;
        }
    }

    /// <summary>What code says of a cookie.</summary>
    private static ReadOnlySpan<char> LabelOf(in SetCookieLine cookie, ReadOnlySpan<char> label, RequestConsent consent) =>
        label.IsEmpty && consent.IsCalledEssential(cookie.Name) ? CategoryLabel.IsEssential : label;

    private static (Classification Classification, CookieAction Action, VerdictReason Reason) Decide(
        in SetCookieLine cookie, ReadOnlySpan<char> label, RequestConsent consent)
    {
        var rules = consent.Rules;
        if (cookie.IsIgnored)
        {
            return (Classification.Unknown, CookieAction.Withhold, VerdictReason.Malformed);
        }

        var classification = rules.Classifier.Classify(cookie, label, consent.Context.Request);
        var permission = consent.PermissionFor(classification);
        if (!CookieDecider.DependsOnLifetime(classification, permission))
        {
            return (classification, CookieAction.Allow, permission);
        }

        var lifetime = cookie.Lifetime;
        var now = lifetime.HangsOnTime ? TimeFor(consent.Context, consent) : default;
        var (action, reason) = CookieDecider.Decide(classification, permission, lifetime, now, rules.SessionLifetime);
        return (classification, action, reason);
    }

    /// <summary>
    /// From when browsers count <c>Expires</c>: the <c>Date</c> of the response where the application or a backend
    /// writes it, for the clock of a browser may be wrong. What is no date leaves nothing that is past.
    /// </summary>
    private static DateTimeOffset TimeFor(HttpContext context, RequestConsent consent)
    {
        var now = consent.Runtime.Clock.GetUtcNow();
        var date = context.Response.Headers.Date;
        return date.Count == 0 ? now
            : !HeaderUtilities.TryParseDate(date.ToString(), out var written) ? DateTimeOffset.MinValue
            : written < now ? written
            : now;
    }

    private static void AddDecision(HttpContext context, RequestConsent consent, List<string> headers)
    {
        var rules = consent.Rules;
        var isHttps = context.Request.IsHttps;
        var host = HostDomains.HostOf(context.Request);
        consent.MarkByVerdict();
        if (!ConsentHostCheck.Passes(consent))
        {
            return;
        }

        if (consent.Runtime.FormerCookie.Expiry(consent) is { } expiry)
        {
            headers.Add(expiry);
        }

        headers.AddRange(ConsentCookieHeader.ExpireElsewhere(rules.ConsentCookie, host, isHttps));
        headers.Add(context.Features.Get<ForgottenVisitor>() is null
            ? ConsentCookieHeader.Write(consent.State.Own.Decision!, rules, host, isHttps)
            : ConsentCookieHeader.Expire(rules.ConsentCookie, host, isHttps));
        SpeculativePages.Clear(context);
    }
}
