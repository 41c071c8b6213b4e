namespace NetHelpDesk.Consent.Verdicts;

/// <summary>How a cookie got into a response, as far as it can be told.</summary>
internal enum CookieWay
{
    /// <summary>Through <c>Response.Cookies</c>.</summary>
    Appended,

    /// <summary>As a <c>Set-Cookie</c> header that code wrote.</summary>
    Header,

    /// <summary>As a <c>Set-Cookie</c> header on an endpoint of YARP: most likely the backend's.</summary>
    Proxied,
}
