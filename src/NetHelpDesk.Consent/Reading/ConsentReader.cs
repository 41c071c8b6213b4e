using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>Reads a visitor's consent from a request. What cannot be read grants nothing.</summary>
internal static class ConsentReader
{
    public static ConsentState Read(HttpRequest request, ConsentRules rules, DateTimeOffset now)
    {
        var decision = ReadDecision(request, rules, now, out var malformed);
        return new ConsentState(rules, decision, HasSignal(request, rules), isReadable: !malformed);
    }

    /// <summary>Only the exact value <c>1</c> counts (W3C Global Privacy Control).</summary>
    public static bool HasSignal(HttpRequest request, ConsentRules rules) =>
        rules.GlobalPrivacyControl && request.Headers["Sec-GPC"] is [{ } value] && value == "1";

    private static Decision? ReadDecision(HttpRequest request, ConsentRules rules, DateTimeOffset now, out bool malformed)
    {
        malformed = false;
        var header = request.Headers.Cookie;
        var name = rules.ConsentCookie.Name;
        if (!CookieHeader.MayHold(header, name))
        {
            return null;
        }

        Decision? decision = null;
        foreach (var line in header)
        {
            var rest = line.AsSpan();
            while (CookieHeader.TryReadNext(ref rest, out var found, out var value))
            {
                if (!found.SequenceEqual(name))
                {
                    continue;
                }

                if (ConsentCookieFormat.Parse(value, rules, now) is not { } parsed)
                {
                    malformed = true;
                }
                else
                {
                    decision = decision is null ? parsed : Decision.Merge(decision, parsed);
                }
            }
        }

        return malformed && decision is not null ? Decision.Merge(decision, null) : decision;
    }
}
