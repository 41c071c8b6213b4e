using System.Text;
using Microsoft.Extensions.Primitives;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>
/// Takes cookies without consent out of the request, where everything reads them: the raw <c>Cookie</c> header. What
/// stays keeps its bytes.
/// </summary>
internal static class RequestCookieHider
{
    /// <summary>Hides what the visitor has not consented to, and remembers it. May run again after a decision.</summary>
    public static void TryHide(RequestConsent consent)
    {
        try
        {
            Hide(consent);
        }
#pragma warning disable CA1031 // Whatever went wrong, the page is served, as to a browser that sent no cookie.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            consent.Context.Request.Headers.Cookie = StringValues.Empty;
            consent.NoteReads(isChanged: true);
            consent.Runtime.Logger.HidingFailed(exception);
        }
    }

    private static void Hide(RequestConsent consent)
    {
        consent.MarkLooked();
        var headers = consent.Context.Request.Headers;
        var lines = headers.Cookie;
        if (lines.Count == 0 || consent.Enforcement == EnforcementMode.Off)
        {
            return;
        }

        List<string>? changed = null;
        var isDependent = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var sent = lines[i] ?? "";
            var visible = Filter(sent, ';', consent, ref isDependent);
            if (changed is null && !ReferenceEquals(visible, sent))
            {
                changed = [.. lines.Take(i).OfType<string>()];
            }

            if (visible.Length > 0)
            {
                changed?.Add(visible);
            }
        }

        if (changed is not null)
        {
            headers.Cookie = changed.Count == 0 ? StringValues.Empty : changed.ToArray();
        }

        if (isDependent && Hides(consent))
        {
            consent.NoteReads(isChanged: changed is not null);
        }
    }

    private static bool Hides(RequestConsent consent) =>
        consent.Rules.HideRequestCookies && consent.Enforcement == EnforcementMode.Enforce;

    /// <summary>The line without its hidden cookies; the same string where nothing is hidden.</summary>
    private static string Filter(string line, char separator, RequestConsent consent, ref bool isDependent)
    {
        StringBuilder? visible = null;
        for (var start = 0; start <= line.Length;)
        {
            var rest = line.AsSpan(start);
            var part = rest[..(separator == ';' ? CookieHeader.PieceLength(rest) : CookieHeader.PartLength(rest))];
            var isHidden = MustHide(part, consent, ref isDependent);
            var kept = !isHidden && separator == ';' ? FilterParts(part, consent, ref isDependent) : part;
            if (isHidden || kept.Length != part.Length)
            {
                visible ??= new StringBuilder(line, 0, Math.Max(start - 1, 0), line.Length);
            }

            if (visible is not null && !isHidden)
            {
                if (visible.Length == 0)
                {
                    kept = kept.TrimStart(' ');
                }
                else
                {
                    visible.Append(separator);
                }

                visible.Append(kept);
            }

            start += part.Length + 1;
        }

        return visible?.ToString() ?? line;
    }

    /// <summary>A browser means one cookie by a piece with a comma; a proxy that joined two lines means two.</summary>
    private static ReadOnlySpan<char> FilterParts(ReadOnlySpan<char> piece, RequestConsent consent, ref bool isDependent) =>
        CookieHeader.PartLength(piece) < piece.Length ? Filter(piece.ToString(), ',', consent, ref isDependent) : piece;

    private static bool MustHide(ReadOnlySpan<char> pair, RequestConsent consent, ref bool isDependent)
    {
        var name = CookieHeader.NameOf(pair);
        var rules = consent.Rules;
        if (name.IsEmpty)
        {
            return false;
        }

        if (name.SequenceEqual(rules.ConsentCookie.Name))
        {
            isDependent = true;
            return false;
        }

        if (rules.SentClassifier.Find(name, consent.Context.Request) is not { IsExempt: false } rule)
        {
            return false;
        }

        isDependent = true;
        if (consent.State.IsGranted(rule.Category))
        {
            return false;
        }

        var hides = Hides(consent);
        consent.Remember(name, rule, hides);
        return hides;
    }
}
