using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.Telemetry;

/// <summary>Everything that the library logs. Event ids are stable. Never a cookie's value.</summary>
/// <remarks>All in one class: among two the generator puts now the one and now the other first, and no build is like another.</remarks>
internal static partial class Log
{
    public const string Category = "NetHelpDesk.Consent";

    [LoggerMessage(1, LogLevel.Warning,
        "Cookie '{Name}' {Doing} withheld: nothing says what it is. Declare it under NetHelpDeskConsent:Cookies, for example {Snippet}, with the category that fits in place of each \"…\".")]
    public static partial void UnknownWithheld(this ILogger logger, string name, string doing, string snippet);

    [LoggerMessage(EventId = 2, Message = "Cookie '{Name}' {Doing} withheld (category {Category}, reason {Reason}).{Advice}")]
    public static partial void CookieWithheld(
        this ILogger logger, LogLevel level, string name, string doing, string category, VerdictReason reason, string advice);

    [LoggerMessage(EventId = 3, Message = "The lifetime of cookie '{Name}' {Doing} removed or cut (category {Category}, reason {Reason}).")]
    public static partial void LifetimeChanged(
        this ILogger logger, LogLevel level, string name, string doing, string category, VerdictReason reason);

    [LoggerMessage(4, LogLevel.Warning,
        "Cookie '{Name}' is sent without consent because code set IsEssential, but no purpose is declared for it.{Question} Declare it under NetHelpDeskConsent:Cookies, for example {Snippet}.")]
    public static partial void EssentialWithoutPurpose(this ILogger logger, string name, string question, string snippet);

    [LoggerMessage(5, LogLevel.Error,
        "Cookies could not be judged; {Count} not exempt beyond doubt were removed from the response.")]
    public static partial void EnforcementFailed(this ILogger logger, Exception exception, int count);

    [LoggerMessage(6, LogLevel.Error, "{Observer} failed; the response goes on.")]
    public static partial void ObserverFailed(this ILogger logger, Exception exception, Type observer);

    [LoggerMessage(7, LogLevel.Error, "The changed options were not taken over; the last valid ones stay in force. {Mistakes}")]
    public static partial void ReloadRejected(this ILogger logger, string mistakes);

    [LoggerMessage(8, LogLevel.Warning,
        "NetHelpDeskConsent:Path was changed to {New}; {Old} stays in use until the application restarts.")]
    public static partial void PathIsFixed(this ILogger logger, string @new, string old);

    [LoggerMessage(9, LogLevel.Warning,
        "A consent decision was made after the response had started: it counts for this request only. Decide before the response is written.")]
    public static partial void DecisionTooLate(this ILogger logger);

    public const int ForwardedHeaderNotAppliedId = 10;
    [LoggerMessage(ForwardedHeaderNotAppliedId, LogLevel.Warning,
        "X-Forwarded-Proto arrived but was not applied: the consent cookie is written without Secure and choices may be refused as cross-origin. Configure ForwardedHeadersOptions and call UseForwardedHeaders before UseNetHelpDeskConsent.")]
    public static partial void ForwardedHeaderNotApplied(this ILogger logger);

    [LoggerMessage(11, LogLevel.Error,
        "AddNetHelpDeskConsent was called but UseNetHelpDeskConsent was not: cookies are withheld but visitors cannot choose. Call app.UseNetHelpDeskConsent() directly after UseForwardedHeaders and UsePathBase and before everything else.")]
    public static partial void MiddlewareMissing(this ILogger logger);

    [LoggerMessage(12, LogLevel.Information, "Below {Path} enforcement is {Enforcement}: {Reason}")]
    public static partial void PathExcluded(this ILogger logger, string path, EnforcementMode enforcement, string reason);

    [LoggerMessage(13, LogLevel.Warning,
        "{Feature} is in use but its cookie '{Name}' is not declared, so it needs consent. Exempt it under NetHelpDeskConsent:Cookies if the law lets you, for example {Exempt}; or ask for it: {Ask}.")]
    public static partial void UndeclaredFrameworkCookie(
        this ILogger logger, string feature, string name, string exempt, string ask);

    [LoggerMessage(14, LogLevel.Warning,
        "The category {Category} is in mode Notice, which is not valid consent in the EU (GDPR Article 4(11)).")]
    public static partial void NoticeMode(this ILogger logger, string category);

    [LoggerMessage(15, LogLevel.Warning,
        "The configuration section '{Section}' is empty or missing: nothing is declared. Is its name right?")]
    public static partial void SectionMissing(this ILogger logger, string section);

    [LoggerMessage(16, LogLevel.Warning,
        "Enforcement is {Enforcement}: no cookie is withheld, and {Banner}.")]
    public static partial void NotEnforced(this ILogger logger, EnforcementMode enforcement, string banner);

    [LoggerMessage(17, LogLevel.Information,
        "A choice at {Path} was answered with {Status}: {Detail}")]
    public static partial void ChoiceRejected(this ILogger logger, string path, int status, string detail);

    [LoggerMessage(18, LogLevel.Error, "The visitor's consent could not be read; nothing is granted in this request.")]
    public static partial void ReadFailed(this ILogger logger, Exception exception);

    [LoggerMessage(19, LogLevel.Error, "Cookie '{Name}' could not be judged when it was appended and is withheld.")]
    public static partial void AppendFailed(this ILogger logger, Exception exception, string name);

    [LoggerMessage(EventId = 20, Message = "Cookie '{Name}' {Doing} hidden from the application (category {Category}, reason {Reason}).{Advice}")]
    public static partial void CookieHidden(
        this ILogger logger, LogLevel level, string name, string doing, string category, VerdictReason reason, string advice);

    [LoggerMessage(EventId = 21, Message = "Cookie '{Name}' {Doing} expired in the browser (category {Category}, reason {Reason}).")]
    public static partial void CookieExpired(
        this ILogger logger, LogLevel level, string name, string doing, string category, VerdictReason reason);

    [LoggerMessage(22, LogLevel.Error, "The request's cookies could not be judged; the application sees none of them.")]
    public static partial void HidingFailed(this ILogger logger, Exception exception);

    public const int MadePrivateId = 23;
    [LoggerMessage(MadePrivateId, LogLevel.Warning,
        "A response that depends on consent let shared caches store it; its Cache-Control was made private, because they do not heed Vary: Cookie. Where the banner is all that depends on consent, set NetHelpDeskConsent:BannerMode to CacheSafe, and the page stays as it is.")]
    public static partial void MadePrivate(this ILogger logger);

    public const int FeatureReplacedId = 28;
    [LoggerMessage(24, LogLevel.Error, "The visitor's region could not be told (UseRegion); the settings of the whole count.")]
    public static partial void RegionFailed(this ILogger logger, Exception exception);

    [LoggerMessage(25, LogLevel.Warning,
        "The page {Path} holds the attribute '{Attribute}' on <{Tag}>, which nothing has understood: the element loads whatever its visitor decided.{Hint} In Razor it is consent-category, and _ViewImports.cshtml says @addTagHelper *, NetHelpDesk.Consent; in a .razor file, wrap the element in <ConsentGate Category=\"…\">; in static HTML, see the guide on scripts.")]
    public static partial void AttributeNotUnderstood(this ILogger logger, string attribute, string tag, string path, string hint);

    [LoggerMessage(26, LogLevel.Warning,
        "The page {Path} holds a literal <{Tag}>, which nothing has understood and browsers do not know. In Razor, put @addTagHelper *, NetHelpDesk.Consent into _ViewImports.cshtml; in Blazor, put @using NetHelpDesk.Consent.Components into _Imports.razor.")]
    public static partial void ElementNotUnderstood(this ILogger logger, string tag, string path);

    [LoggerMessage(57, LogLevel.Warning,
        "The page {Path} marks a <{Tag}> with data-consent-category, and its '{Attribute}' lets browsers load it whatever its visitor decided. Addresses of what waits stand in data-consent-* attributes, such as data-consent-src, and a script that waits says type=\"text/plain\", as the guide on scripts has it.")]
    public static partial void MarkedElementLoads(this ILogger logger, string tag, string path, string attribute);

    public const int EarlyScriptMissingId = 27;
    [LoggerMessage(EarlyScriptMissingId, LogLevel.Warning,
        "The page {Path} came without the early script, which a setting needs (GuardScriptCookies, Signals, or storage that is declared): scripts in it are not held to the visitor's consent, nor told of it. Razor Pages and views get it where _ViewImports.cshtml says @addTagHelper *, NetHelpDesk.Consent; in Blazor, put <ConsentHead /> first into <head>; in static HTML, <script src=\"{ConsentPath}/early.js\"></script>, as the guide on scripts says.")]
    public static partial void EarlyScriptMissing(this ILogger logger, string path, string consentPath);

    [LoggerMessage(FeatureReplacedId, LogLevel.Warning,
        "A middleware after UseNetHelpDeskConsent replaced ITrackingConsentFeature (now {Feature}): code that asks it is not told what the visitor decided. Call UseCookiePolicy before UseNetHelpDeskConsent, or remove it.")]
    public static partial void FeatureReplaced(this ILogger logger, Type? feature);

    public const int PolicyChecksConsentId = 29;
    [LoggerMessage(PolicyChecksConsentId, LogLevel.Warning,
        "CookiePolicyOptions.CheckConsentNeeded is set: UseCookiePolicy withholds by a consent cookie of its own, whatever a visitor granted here. Remove CheckConsentNeeded; UseCookiePolicy may stay, before UseNetHelpDeskConsent.")]
    public static partial void PolicyChecksConsent(this ILogger logger);

    public const int CookieReadTooEarlyId = 30;
    [LoggerMessage(CookieReadTooEarlyId, LogLevel.Warning,
        "{Earlier} stands before UseNetHelpDeskConsent and reads its cookie '{Name}' whatever the visitor decided. Call UseNetHelpDeskConsent before {Earlier}, directly after UseForwardedHeaders and UsePathBase.")]
    public static partial void CookieReadTooEarly(this ILogger logger, string earlier, string name);

    [LoggerMessage(31, LogLevel.Warning,
        "UseNetHelpDeskConsent was called again in the same pipeline; the second call does nothing. Keep the one directly after UseForwardedHeaders and UsePathBase.")]
    public static partial void CalledTwice(this ILogger logger);

    [LoggerMessage(33, LogLevel.Information,
        "Visitors are not asked for {Categories}: nothing is declared there, and nothing else is known to need it. Where scripts or embeds wait for it, or code puts cookies into it, declare what they store under NetHelpDeskConsent:Cookies, or set AlwaysAsk of the category.")]
    public static partial void NotAsked(this ILogger logger, string categories);

    [LoggerMessage(34, LogLevel.Warning,
        "{User} waits for the category {Category}, for which visitors are not asked, because nothing is declared in it. Declare what it stores under NetHelpDeskConsent:Cookies, or set NetHelpDeskConsent:Categories:{Category}:AlwaysAsk to true.")]
    public static partial void WaitsForNotAsked(this ILogger logger, string user, string category);

    [LoggerMessage(35, LogLevel.Warning,
        "{User} waits for the category {Category}, which is turned off, so that it waits for ever. Remove what waits, or NetHelpDeskConsent:Categories:{Category}:Enabled.")]
    public static partial void WaitsForOff(this ILogger logger, string user, string category);

    [LoggerMessage(37, LogLevel.Information,
        "Nothing is declared under NetHelpDeskConsent:Cookies, so that visitors are asked for every category ({Categories}). Once the site's cookies are declared, they are asked only for those that have some.")]
    public static partial void NothingDeclared(this ILogger logger, string categories);

    [LoggerMessage(36, LogLevel.Error,
        "MapNetHelpDeskConsentDiagnostics was called without an authorization policy: outside of Development the page answers 404. Add .RequireAuthorization(\"…\") to the call, with a policy that lets in staff alone.")]
    public static partial void DiagnosticsUnprotected(this ILogger logger);

    [LoggerMessage(32, LogLevel.Warning,
        "UseNetHelpDeskConsent was called only in a branch (Map, MapWhen, UseWhen): everywhere else cookies are withheld but visitors cannot choose. Call app.UseNetHelpDeskConsent() directly after UseForwardedHeaders and UsePathBase and before the branches.")]
    public static partial void OnlyInBranch(this ILogger logger);

    public const int ConsentCookieWrittenId = 58;
    [LoggerMessage(ConsentCookieWrittenId, LogLevel.Warning,
        "The application, or a backend behind it, writes or deletes the consent cookie '{Name}': that is withheld, because it would decide in the visitor's place. Decide with GetConsent(), or let the visitor choose at NetHelpDeskConsent:Path.")]
    public static partial void ConsentCookieWritten(this ILogger logger, string name);

    public const int ConsentCookieNotKeptId = 59;
    [LoggerMessage(ConsentCookieNotKeptId, LogLevel.Error,
        "Host '{Host}' belongs to none of NetHelpDeskConsent:ConsentCookie:Domain ({Domains}), so that no browser keeps a decision there: choices are answered with a problem. Add the host's domain, or apply the proxy's X-Forwarded-Host (UseForwardedHeaders).")]
    public static partial void ConsentCookieNotKept(this ILogger logger, string host, string domains);

    [LoggerMessage(53, LogLevel.Warning,
        "The startup filter {Filter} was put before the one of AddNetHelpDeskConsent: a cookie that it writes when the response starts is not judged. Register it with services.AddTransient<IStartupFilter, …>() instead of Insert, or call AddNetHelpDeskConsent after it was inserted.")]
    public static partial void FilterInFront(this ILogger logger, Type filter);

    [LoggerMessage(54, LogLevel.Error,
        "A choice at {Path} could not be read: a middleware before UseNetHelpDeskConsent has read the body. Put that middleware after UseNetHelpDeskConsent, or let it call Request.EnableBuffering() or Request.ReadFormAsync().")]
    public static partial void BodyReadInFront(this ILogger logger, string path);

    public const int TrailerCookieId = 55;
    [LoggerMessage(TrailerCookieId, LogLevel.Warning,
        "The application wrote a Set-Cookie trailer, which {Doing} withheld: no browser reads one (RFC 9110 6.5.1). Append the cookie before the response starts.")]
    public static partial void TrailerCookie(this ILogger logger, string doing);

    public const int DependsTooLateId = 63;
    [LoggerMessage(DependsTooLateId, LogLevel.Warning,
        "Shared caches may keep a response that turned out to depend on the visitor's consent when it had started, too late to say so. Ask for consent, and read cookies that need it, before the response starts, or let the response say Cache-Control: private.")]
    public static partial void DependsTooLate(this ILogger logger);

    [LoggerMessage(62, LogLevel.Error, "The page of diagnostics answers 404: {Missing}")]
    public static partial void DiagnosticsPolicyMissing(this ILogger logger, string missing);

    [LoggerMessage(61, LogLevel.Warning,
        "{Most} different names of cookies were told, written by {Origin}; others from there are not told one by one. Where names hold what visitors send, declare one pattern for them.")]
    public static partial void TooManyNames(this ILogger logger, int most, string origin);

    [LoggerMessage(40, LogLevel.Error,
        "{Count} decisions could not be recorded. Grants among them are not in force; what was refused or withdrawn is, and is recorded as soon as the store answers again.")]
    public static partial void RecordsNotWritten(this ILogger logger, Exception exception, int count);

    [LoggerMessage(41, LogLevel.Information, "Decisions are recorded again.")]
    public static partial void RecordsWrittenAgain(this ILogger logger);

    [LoggerMessage(42, LogLevel.Error,
        "The application ends with {Count} refusals or withdrawals that are in force but could not be recorded; they are when their visitors come again.")]
    public static partial void RecordsLost(this ILogger logger, int count);

    [LoggerMessage(43, LogLevel.Information, "{Count} records from before {Before} were deleted (NetHelpDeskConsent:Records:Retention).")]
    public static partial void RecordsDeleted(this ILogger logger, long count, DateTimeOffset before);

    [LoggerMessage(44, LogLevel.Error, "Old records could not be deleted; it is tried again in an hour.")]
    public static partial void RetentionFailed(this ILogger logger, Exception exception);

    public const int CookieCannotGrantId = 45;
    [LoggerMessage(CookieCannotGrantId, LogLevel.Warning,
        "ITrackingConsentFeature.CreateConsentCookie was asked for a cookie that grants consent, but decisions are recorded here and that one would not be: the cookie grants nothing new. Post the choice to NetHelpDeskConsent:Path instead.")]
    public static partial void CookieCannotGrant(this ILogger logger);

    [LoggerMessage(46, LogLevel.Error, "A grant by GrantConsent could not be recorded and does not count; its cookies are withheld.")]
    public static partial void PendingGrantFailed(this ILogger logger, Exception exception);

    [LoggerMessage(47, LogLevel.Error, "Records could not be read.")]
    public static partial void RecordsNotRead(this ILogger logger, Exception exception);

    [LoggerMessage(48, LogLevel.Information, "{User} exports {Total} records of consent as {Format}.")]
    public static partial void ExportStarted(this ILogger logger, string user, long total, string format);

    [LoggerMessage(49, LogLevel.Information, "{Count} of {Total} records of consent are exported.")]
    public static partial void ExportGoesOn(this ILogger logger, long count, long total);

    [LoggerMessage(51, LogLevel.Error,
        "What was decided with a visitor's account could not be read; the device's own choice holds, and what was known of the account.")]
    public static partial void AccountNotFollowed(this ILogger logger, Exception exception);

    public const int AccountNotToldId = 52;
    [LoggerMessage(AccountNotToldId, LogLevel.Error,
        "Which account a visitor is signed in with could not be told, so the device's own choice holds. LinkAccounts needs a default authentication scheme, or the name of one, and an id of every signed-in user.")]
    public static partial void AccountNotTold(this ILogger logger, Exception exception);

    [LoggerMessage(50, LogLevel.Warning,
        "One client address decided more than {MaxPerMinute} times a minute; what is beyond is not recorded and grants nothing. If the address is a proxy's, configure ForwardedHeadersOptions and call UseForwardedHeaders before UseNetHelpDeskConsent; else see NetHelpDeskConsent:Records:MaxPerMinute.")]
    public static partial void ClientLimitReached(this ILogger logger, int maxPerMinute);
}
