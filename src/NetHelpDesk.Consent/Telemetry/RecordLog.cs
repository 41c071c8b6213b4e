using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.Telemetry;

/// <summary>What the library logs of records and accounts. Its ids are among those of <see cref="Log"/>.</summary>
internal static partial class RecordLog
{
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
