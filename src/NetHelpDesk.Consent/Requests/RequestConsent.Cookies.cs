using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <content>
/// <c>Response.Cookies</c> as the application sees it: a cookie without consent is not even formatted, and what code
/// says of the others is known when the response starts. Part of this object, so that a response with cookies costs no
/// other.
/// </content>
internal sealed partial class RequestConsent
{
    /// <summary>
    /// The headers that the server had when the request arrived; from the first cookie on, <see cref="ServersCookies"/>
    /// which knows them. One place for both, because every request has this object.
    /// </summary>
    private object _headersOrCookies;

    public IResponseCookies Cookies => this;

    /// <summary>Which the server may send whatever other code has put before them.</summary>
    public IHeaderDictionary ServersHeaders =>
        _headersOrCookies is ServersCookies cookies ? cookies.Headers : (IHeaderDictionary)_headersOrCookies;

    /// <summary>The framework's own where no other middleware has left some; not made where all is withheld.</summary>
    private IResponseCookies Inner
    {
        get
        {
            if (_headersOrCookies is not ServersCookies cookies)
            {
                _headersOrCookies = cookies = new ServersCookies(Context.Features, ServersHeaders, left: null);
            }

            return cookies.Cookies;
        }
    }

    /// <summary>Without options, which the framework needs none of to write a cookie.</summary>
    void IResponseCookies.Append(string key, string value)
    {
        lock (this)
        {
            if (IsAdmitted(key, options: null))
            {
                Inner.Append(key, value);
            }
        }
    }

    void IResponseCookies.Append(string key, string value, CookieOptions options) => Append(key, value, options);

    void IResponseCookies.Append(ReadOnlySpan<KeyValuePair<string, string>> keyValuePairs, CookieOptions options)
    {
        foreach (var (key, value) in keyValuePairs)
        {
            Append(key, value, options);
        }
    }

    void IResponseCookies.Delete(string key)
    {
        lock (this)
        {
            Discover(key);
            Inner.Delete(key);
        }
    }

    void IResponseCookies.Delete(string key, CookieOptions options)
    {
        lock (this)
        {
            Discover(key);
            Inner.Delete(key, options);
        }
    }

    /// <summary>Whether code called a cookie of this name essential when it appended it, and nothing else makes it so.</summary>
    public bool IsCalledEssential(ReadOnlySpan<char> name) =>
        _callsAnyEssential && Context.Features.Find<EssentialNames>()!.Contains(name);

    private void Append(string name, string value, CookieOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (this)
        {
            if (IsAdmitted(name, options))
            {
                Inner.Append(name, value, options);
            }
        }
    }

    private void Discover(string name)
    {
        ThrowIfOver();
        if (Runtime.Verdicts.Discovery.IsOn)
        {
            AppendedCookies.Add(Context, name);
            Runtime.Verdicts.Framework.LookAtAppend(Context, name, Rules);
        }
    }

    /// <summary>Whether to append the cookie; otherwise it is withheld.</summary>
    private bool IsAdmitted(string name, CookieOptions? options)
    {
        ArgumentNullException.ThrowIfNull(name);
        Discover(name);
        try
        {
            return Judge(name, options);
        }
#pragma warning disable CA1031 // Whatever went wrong, the page goes on without the cookie. An exempt one asks for nothing that can fail.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Runtime.Logger.AppendFailed(exception, name);
            KeepOut();
            MarkDependent();
            return false;
        }
    }

    private bool Judge(string name, CookieOptions? options)
    {
        var label = CategoryLabel.Read(options);
        var saysEssential = label is null && options is { IsEssential: true };
        if (!saysEssential && _state is { IsAllGranted: true })
        {
            // All that could be withheld is what nothing classifies, and that is seen when the response starts.
            return true;
        }

        if (Enforcement == EnforcementMode.Enforce && name != Rules.ConsentCookie.Name)
        {
            var cookie = Rules.Classifier.Classify(
                name, saysEssential ? CategoryLabel.IsEssential : label, options?.Domain, Context.Request);
            var permission = PermissionFor(cookie);
            if (!CookieDecider.IsAllowed(permission) && !IsDeletion(options))
            {
                ReportSuppressed(name, cookie, permission);
                return false;
            }

            saysEssential &= cookie.Source == ClassificationSource.IsEssential;
        }

        if (saysEssential)
        {
            CallEssential(name);
        }

        return true;
    }

    private void CallEssential(string name)
    {
        if (!_callsAnyEssential)
        {
            Context.Features.Put(new EssentialNames());
            _callsAnyEssential = true;
        }

        Context.Features.Find<EssentialNames>()!.Add(name);
    }

    /// <summary>Where one deletes and the other does not, browsers differ (<see cref="LifetimeAttributes.IsDeletion"/>).</summary>
    private bool IsDeletion(CookieOptions? options) =>
        options is { MaxAge: not null } or { Expires: not null }
        && (options.MaxAge is not { } age || age <= TimeSpan.Zero)
        && (options.Expires is not { } expires || expires <= Runtime.Clock.GetUtcNow());

    /// <summary>Called for a cookie that is not even appended.</summary>
    private void ReportSuppressed(string name, Classification cookie, VerdictReason reason)
    {
        KeepOut();
        MarkDependent();
        Runtime.Verdicts.Framework.LookAtAppend(Context, name, Rules);
        Runtime.Verdicts.Report(Context, Rules, name, cookie, CookieAction.Withhold, reason, enforced: true);
    }
}
