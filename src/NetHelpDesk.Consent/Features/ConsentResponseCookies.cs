using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>Response.Cookies</c> as the application sees it: a cookie without consent is not even formatted, and what code
/// says of the others travels on with them.
/// </summary>
internal sealed class ConsentResponseCookies(RequestConsent consent, IResponseCookies inner) : IResponseCookies
{
    public void Append(string key, string value) => Append(key, value, new CookieOptions());

    public void Append(string key, string value, CookieOptions options)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(options);
        Discover(key);
        if (Admit(key, options) is { } admitted)
        {
            inner.Append(key, value, admitted);
        }
    }

    public void Append(ReadOnlySpan<KeyValuePair<string, string>> keyValuePairs, CookieOptions options)
    {
        foreach (var (key, value) in keyValuePairs)
        {
            Append(key, value, options);
        }
    }

    public void Delete(string key)
    {
        Discover(key);
        inner.Delete(key);
    }

    public void Delete(string key, CookieOptions options)
    {
        Discover(key);
        inner.Delete(key, options);
    }

    private void Discover(string name)
    {
        if (consent.Runtime.Verdicts.Discovery.IsOn)
        {
            AppendedCookies.Add(consent.Context, name);
        }
    }

    /// <summary>The options to append the cookie with, or nothing where it is withheld.</summary>
    private CookieOptions? Admit(string name, CookieOptions options)
    {
        try
        {
            return Judge(name, options);
        }
#pragma warning disable CA1031 // Whatever went wrong, the page goes on without the cookie. An exempt one asks for nothing that can fail.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            consent.Runtime.Logger.AppendFailed(exception, name);
            consent.KeepOut();
            consent.MarkDependent();
            return null;
        }
    }

    private CookieOptions? Judge(string name, CookieOptions options)
    {
        var label = CategoryLabel.Read(options);
        var saysEssential = label is null && options.IsEssential;
        if (consent.Enforcement == EnforcementMode.Enforce && name != consent.Rules.ConsentCookie.Name)
        {
            var cookie = consent.Rules.Classifier.Classify(
                name, saysEssential ? CategoryLabel.IsEssential : label, options.Domain, consent.Context.Request);
            var permission = consent.PermissionFor(cookie);
            if (!CookieDecider.IsAllowed(permission) && !IsDeletion(options))
            {
                consent.ReportSuppressed(name, cookie, permission);
                return null;
            }

            saysEssential &= cookie.Source == ClassificationSource.IsEssential;
        }

        return saysEssential ? CategoryLabel.Essential(options) : options;
    }

    private bool IsDeletion(CookieOptions options) => options.MaxAge is { } age
        ? age <= TimeSpan.Zero
        : options.Expires is { } expires && expires <= consent.Runtime.Clock.GetUtcNow();
}
