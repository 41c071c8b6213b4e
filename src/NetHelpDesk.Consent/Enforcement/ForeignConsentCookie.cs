using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>
/// A consent cookie that something else than this library writes or deletes: the application, or a backend behind it.
/// It would decide in the visitor's place, so it is withheld in every <see cref="EnforcementMode"/>.
/// </summary>
internal static class ForeignConsentCookie
{
    /// <param name="header">A <c>Set-Cookie</c> header.</param>
    /// <param name="name">The consent cookie's name.</param>
    public static bool IsWritten(ReadOnlySpan<char> header, string name)
    {
        var semicolon = header.IndexOf(';');
        var pair = semicolon < 0 ? header : header[..semicolon];

        // What comes back in a request is read by the same reader, to which another cookie's value may look like ours.
        return pair.Contains(name, StringComparison.OrdinalIgnoreCase)
            && (IsNamed(new SetCookieLine(header).Name, name) || CookieHeader.Holds(pair.TrimStart("= \t").ToString(), name));
    }

    public static void Report(RequestConsent consent, ReadOnlySpan<char> name)
    {
        // Caches that would not have stored the response with its cookie must not store it without.
        consent.KeepOut();
        consent.Runtime.Verdicts.Report(
            consent.Context,
            consent.Rules,
            name,
            Classification.By(ClassificationSource.Catalogue, consent.Rules.Categories.Essential),
            CookieAction.Withhold,
            VerdictReason.ConsentCookie,
            enforced: true);
        if (consent.Runtime.Once.First(Log.ConsentCookieWrittenId))
        {
            consent.Runtime.Logger.ConsentCookieWritten(consent.Rules.ConsentCookie.Name);
        }
    }

    /// <summary>Compared without case, as whoever looks a cookie up by its name may do; a large one comes in chunks.</summary>
    private static bool IsNamed(ReadOnlySpan<char> written, string name) =>
        written.Equals(name, StringComparison.OrdinalIgnoreCase)
        || CookieChunk.ParentOf(written).Equals(name, StringComparison.OrdinalIgnoreCase);
}
