using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Recording;

namespace NetHelpDesk.Consent;

/// <summary>Adds to what <c>AddNetHelpDeskConsent</c> registered.</summary>
public sealed class ConsentBuilder
{
    internal ConsentBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Takes texts from the application's string localizer too, by the names that they have below a language in
    /// appsettings: <c>Texts:title</c>, <c>Categories:Tracking:Description</c>, <c>Cookies:_ga*:Purpose</c>. What
    /// <see cref="ConsentOptions.Languages"/> says goes before it; texts of no culture are those of
    /// <see cref="ConsentOptions.DefaultLanguage"/>. The localizer must list its texts
    /// (<c>GetAllStrings(includeParentCultures: false)</c>), as those of resource files do. They are read when the
    /// application starts and when the options reload. An <c>IStringLocalizer&lt;TResource&gt;</c> that the site registered
    /// itself is the one that is asked. Where it is called more than once, the last resource counts.
    /// </summary>
    /// <typeparam name="TResource">The type for which the texts are looked up, as in <c>IStringLocalizer&lt;TResource&gt;</c>.</typeparam>
    /// <returns>This builder.</returns>
    public ConsentBuilder LocalizeWith<TResource>()
    {
        Services.AddLocalization();
        Services.Replace(ServiceDescriptor.Singleton(services =>
            new LocalizedTexts(services.CreateScope().ServiceProvider.GetRequiredService<IStringLocalizer<TResource>>())));
        return this;
    }

    /// <summary>
    /// Says where the nonces of the site's content security policy come from, so that the scripts of the package, and
    /// those that wait for consent, carry the one of their page. For <c>NetEscapades.AspNetCore.SecurityHeaders</c>:
    /// <c>.UseNonce(context =&gt; context.GetNonce())</c>.
    /// </summary>
    /// <param name="nonce">
    /// The nonce of a response, as it stands in the policy after <c>nonce-</c>; <see langword="null"/> for none.
    /// </param>
    public ConsentBuilder UseNonce(Func<HttpContext, string?> nonce)
    {
        ArgumentNullException.ThrowIfNull(nonce);
        Services.RemoveAll<PageNonce>();
        Services.AddSingleton(new PageNonce(nonce));
        return this;
    }

    /// <summary>
    /// Says in which of <see cref="ConsentOptions.Regions"/> the visitor of a request is, for example by a header of the
    /// CDN: <c>.UseRegion(context =&gt; context.Request.Headers["CF-IPCountry"])</c>. Such a header must not be one that a
    /// visitor can send. Asked for every request while there are regions, before consent is read. Where it throws, or the
    /// region is unknown, the settings of the whole count.
    /// </summary>
    /// <param name="region">
    /// The name of the region, compared without case; <see langword="null"/> where it is not known. It must be quick.
    /// </param>
    /// <returns>This builder.</returns>
    public ConsentBuilder UseRegion(Func<HttpContext, string?> region)
    {
        ArgumentNullException.ThrowIfNull(region);
        Services.Replace(ServiceDescriptor.Singleton(new RegionSource(region)));
        return this;
    }

    /// <summary>
    /// Links consent to accounts: a visitor who is signed in on several devices decides once. Needs a store
    /// (<see cref="AddRecordStore{TStore}"/>) and <see cref="RecordOptions.HashKey"/>. Where it is called more than
    /// once, the last call counts.
    /// </summary>
    /// <remarks>
    /// <para>
    /// While a visitor is signed in, a device on which nothing was decided follows what was last decided with the
    /// account, category by category; the device's own choice wins. What is withdrawn on one device is withdrawn on
    /// every other where the same account granted it before, from its next request on (on another node, after
    /// <see cref="RecordOptions.AccountRefresh"/> at the latest). The device's consent cookie holds what was decided on
    /// the device alone, so signing out restores that. Only decisions made while signed in are the account's; a first
    /// refusal is counted and leaves no record, so other devices still ask.
    /// </para>
    /// <para>
    /// The id is kept as <see cref="ConsentRecord.Account"/>, a keyed hash, and nowhere else. Consent comes before
    /// authentication in the pipeline, so it authenticates by itself, with the scheme given here: once in a request,
    /// whoever asks again; never where a request has neither a <c>Cookie</c> nor an <c>Authorization</c> header. Where
    /// the user cannot be told, or the store does not answer and nothing is known of the account, the device's own
    /// choice holds.
    /// </para>
    /// </remarks>
    /// <param name="account">
    /// The site's own id of a signed-in account, one that never goes to another person, such as
    /// <c>user =&gt; user.FindFirstValue(ClaimTypes.NameIdentifier)</c>; <see langword="null"/> or empty to link nothing.
    /// </param>
    /// <param name="scheme">The authentication scheme of visitors. Default: the application's default scheme.</param>
    public ConsentBuilder LinkAccounts(Func<ClaimsPrincipal, string?> account, string? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        Services.RemoveAll<AccountLink>();
        Services.AddSingleton(new AccountLink(account, scheme));
        Services.TryAddSingleton<AccountConsents>();
        return this;
    }

    /// <summary>
    /// Records decisions in a store: from now on a grant takes effect only when its record is durable.
    /// <see cref="RecordOptions.Retention"/> must be set. A grant from before, which has no record, is asked for again.
    /// </summary>
    /// <typeparam name="TStore">The store, which is made once.</typeparam>
    public ConsentBuilder AddRecordStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>()
        where TStore : class, IConsentRecordStore
    {
        Services.TryAddSingleton<IConsentRecordStore, TStore>();
        return this;
    }
}
