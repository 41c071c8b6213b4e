namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>Registered where something needs to know which cookies there are, from the first request on.</summary>
internal sealed class WatchedCookies;
