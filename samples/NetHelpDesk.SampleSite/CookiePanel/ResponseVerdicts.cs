using NetHelpDesk.Consent;

namespace NetHelpDesk.Site.CookiePanel;

/// <summary>What happened to the cookies of one response.</summary>
public sealed record ResponseVerdicts(string TraceId, string Method, string Path, IReadOnlyList<CookieVerdict> Verdicts);
