namespace NetHelpDesk.Consent;

/// <summary>
/// The visitor's consent, as the application sees it. Get it with <c>HttpContext.GetConsent()</c>.
/// </summary>
/// <remarks>
/// Category names are compared without case; a name that is not configured throws <see cref="ArgumentException"/>,
/// so that a misspelt one cannot pass as refused. Reading marks the response as different from visitor to visitor:
/// the output cache stores it for each state of consent and language, and other caches are told that it varies by
/// <c>Cookie</c> (and <c>Sec-GPC</c>) and, where they are shared, not to store it. A response for which
/// <see cref="DecidedAt"/> was read, or in which a decision was made, is kept out of the output cache. A decision made here takes
/// effect at once in this request and is written to the consent cookie when the response starts; once the response
/// has started it changes this request only.
/// <para>
/// It may be kept beyond its request, for work in the background: it then says for good what held when the request
/// ended, if it was taken with <c>HttpContext.GetConsent()</c> or was read while the request ran; any other throws
/// <see cref="ObjectDisposedException"/>, and so do <see cref="VaryKey"/> and every decision. The request ends when the
/// server is done with it: after the response, or when a WebSocket closes. The same holds for the framework's
/// <c>ITrackingConsentFeature</c> and for <c>Response.Cookies</c>, to which nothing can be appended any more.
/// </para>
/// </remarks>
public interface IConsentFeature
{
    /// <summary>Whether the visitor has decided about every category that needs consent.</summary>
    bool IsDecided { get; }

    /// <summary>When the decision was made, in UTC; <see langword="null"/> while there is none.</summary>
    DateTimeOffset? DecidedAt { get; }

    /// <summary>Where the state comes from.</summary>
    ConsentSource Source { get; }

    /// <summary>
    /// Whether the browser sent <c>Sec-GPC: 1</c> and <see cref="ConsentOptions.GlobalPrivacyControl"/> honours it.
    /// </summary>
    bool GlobalPrivacyControl { get; }

    /// <summary>
    /// A short text for the key of a cache of your own (<c>&lt;cache vary-by&gt;</c>, <c>HybridCache</c>): the same for
    /// requests with the same consent, privacy signal, policy version and <c>CurrentUICulture</c>, on every node.
    /// The output cache varies by it without being asked.
    /// </summary>
    /// <remarks>
    /// Reading it marks the response as everything here does: what comes out of your cache differs by it. It does not
    /// hold <see cref="DecidedAt"/>. Do not take it apart: its form may change with any version of the package.
    /// </remarks>
    /// <exception cref="ObjectDisposedException">The request has ended.</exception>
    string VaryKey { get; }

    /// <summary>Whether cookies and processing of <paramref name="category"/> are allowed now.</summary>
    /// <param name="category">The category's name, such as <see cref="CookieCategory.Tracking"/>.</param>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    /// <exception cref="ObjectDisposedException">The request has ended, and nothing of it was kept.</exception>
    bool IsGranted(string category);

    /// <summary>What is known of the visitor's will about <paramref name="category"/>.</summary>
    /// <param name="category">The category's name.</param>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    ConsentStatus GetStatus(string category);

    /// <summary>Grants the named categories, or all that visitors are asked for when none is named; the others stay as they are.</summary>
    /// <param name="categories">The categories' names; <see langword="null"/> or none: all that visitors are asked for.</param>
    /// <param name="cancellationToken">Stops waiting for the decision to be recorded.</param>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    /// <exception cref="ConsentNotRecordedException">Decisions are recorded, and this one could not be: nothing was granted.</exception>
    /// <exception cref="ObjectDisposedException">The request has ended: nothing was granted.</exception>
    ValueTask GrantAsync(IEnumerable<string>? categories = null, CancellationToken cancellationToken = default);

    /// <summary>Refuses the named categories, or all when none is named; the others stay as they are.</summary>
    /// <param name="categories">The categories' names; <see langword="null"/> or none: all.</param>
    /// <param name="cancellationToken">Stops waiting for the decision to be recorded.</param>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    /// <exception cref="ObjectDisposedException">The request has ended.</exception>
    ValueTask RefuseAsync(IEnumerable<string>? categories = null, CancellationToken cancellationToken = default);

    /// <summary>Takes every grant back (GDPR Article 7(3)): all categories that need consent are refused from now on.</summary>
    /// <param name="cancellationToken">Stops waiting for the decision to be recorded.</param>
    /// <exception cref="ObjectDisposedException">The request has ended.</exception>
    ValueTask WithdrawAsync(CancellationToken cancellationToken = default);
}
