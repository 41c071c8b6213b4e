using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Reading;

/// <summary>Reads a visitor's consent from a request. What cannot be read grants nothing.</summary>
internal static class ConsentReader
{
    public static ConsentState Read(HttpRequest request, ConsentRules rules, TimeProvider clock)
    {
        var decision = ReadDecision(request, rules, clock, out var malformed);
        var signal = HasSignal(request, rules);
        return decision is null && !malformed
            ? rules.Undecided(signal)
            : new ConsentState(rules, decision, signal, isReadable: !malformed);
    }

    /// <summary>Only the exact value <c>1</c> counts (W3C Global Privacy Control).</summary>
    public static bool HasSignal(HttpRequest request, ConsentRules rules) =>
        rules.GlobalPrivacyControl && request.Headers["Sec-GPC"] is [{ } value] && value == "1";

    /// <summary>
    /// What stands where a proxy may have joined two lines is in doubt: its refusals count, it grants nothing, and what a
    /// mode would grant unless it is refused is not granted either.
    /// </summary>
    private static Decision? ReadDecision(HttpRequest request, ConsentRules rules, TimeProvider clock, out bool malformed)
    {
        malformed = false;
        Decision? decision = null;
        FoundGrant? found = null;
        Decision? doubtful = null;
        foreach (var line in request.Headers.Cookie)
        {
            var from = 0;
            while (CookieHeader.TryFindNext(line, ref from, rules.ConsentCookie.Name, out var value, out var isCertain))
            {
                found ??= rules.Records is null ? null : request.HttpContext.Features.Find<FoundGrant>();
                if (ConsentCookieFormat.Parse(value, rules, clock.GetUtcNow(), found) is not { } parsed)
                {
                    malformed = true;
                }
                else if (isCertain)
                {
                    decision = decision is null ? parsed : Decision.Merge(decision, parsed);
                }
                else
                {
                    doubtful = doubtful is null ? parsed : Decision.Merge(doubtful, parsed);
                }
            }
        }

        if (doubtful is not null)
        {
            malformed |= decision is null;
            decision = (decision ?? doubtful with { Reference = null, IsProven = false }).Beside(doubtful.Granted, doubtful.Refused);
        }

        return malformed ? decision?.Beside(default, default) : decision;
    }
}
