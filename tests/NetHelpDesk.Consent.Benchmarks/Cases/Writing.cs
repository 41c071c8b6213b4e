namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>How the application of a case writes its cookies.</summary>
public enum Writing
{
    /// <summary><c>Response.Cookies.Append</c> with a name and a value.</summary>
    Append,

    /// <summary>The same with <c>CookieOptions</c>.</summary>
    Options,

    /// <summary>A <c>Set-Cookie</c> header, which the built-in cookie policy does not see.</summary>
    Raw,
}
