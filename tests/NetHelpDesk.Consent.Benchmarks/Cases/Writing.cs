namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>How the application of a case writes its cookies.</summary>
public enum Writing
{
    /// <summary><c>Response.Cookies.Append</c>.</summary>
    Append,

    /// <summary>A <c>Set-Cookie</c> header, which the built-in cookie policy does not see.</summary>
    Raw,
}
