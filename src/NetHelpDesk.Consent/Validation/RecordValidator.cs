using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Validation;

/// <summary>Finds what is wrong with how decisions are recorded.</summary>
internal static class RecordValidator
{
    private const int Most = 1_000_000;
    private const int ShortestHashKey = 16;

    private static readonly TimeSpan ShortestRefresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRefresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(60);

    public static IEnumerable<string> Validate(ConsentOptions options)
    {
        var records = options.Records;
        if (RetentionMistake(options) is { } retention)
        {
            yield return retention;
        }

        if (!CookieLifetime.TryParse(records.Timeout, out var timeout) || timeout.IsSession || timeout.Duration > LongestTimeout)
        {
            yield return $"Records:Timeout '{records.Timeout}' cannot be read or is longer than 60 seconds. Write a number and a unit, such as \"5 seconds\".";
        }

        if (records.MaxPerMinute is < 1 or > Most)
        {
            yield return $"Records:MaxPerMinute {records.MaxPerMinute} must be 1 to {Most}.";
        }

        if (records.MaxWaiting is < 1 or > Most)
        {
            yield return $"Records:MaxWaiting {records.MaxWaiting} must be 1 to {Most}.";
        }

        if (records.Region is { Length: > 32 })
        {
            yield return $"Records:Region '{records.Region}' is longer than 32 characters. Shorten it, such as EU.";
        }

        if (ConsentOptionsValidator.EnumMistake(records.Address, "Records:Address") is { } address)
        {
            yield return address;
        }

        if (ConsentOptionsValidator.EnumMistake(records.UserAgent, "Records:UserAgent") is { } userAgent)
        {
            yield return userAgent;
        }

        // The key itself stays out of the message, which is logged.
        var isKeyNeeded = records.Address == ClientDetail.Hashed || records.UserAgent == ClientDetail.Hashed || options.LinksAccounts;
        if (isKeyNeeded && (records.HashKey ?? "").Length < ShortestHashKey)
        {
            yield return $"Records:HashKey must be a secret of at least {ShortestHashKey} characters where Address or UserAgent is Hashed, or LinkAccounts is called: without a key, addresses and accounts can be found again by trying them all.";
        }

        if (!CookieLifetime.TryParse(records.AccountRefresh, out var refresh)
            || refresh.IsSession
            || refresh.Duration < ShortestRefresh
            || refresh.Duration > LongestRefresh)
        {
            yield return $"Records:AccountRefresh '{records.AccountRefresh}' cannot be read or is not 1 second to 1 hour. Write a number and a unit, such as \"5 seconds\".";
        }

        if (options is { LinksAccounts: true, KeepsRecords: false })
        {
            yield return "LinkAccounts is called, but decisions are not recorded, and an account's consent is read from its records. Add a store, for example .AddEntityFrameworkStore(database => database.UseSqlite(\"Data Source=consent.db\")), or remove the call.";
        }
    }

    private static string? RetentionMistake(ConsentOptions options)
    {
        if (options.Records.Retention is not { } text)
        {
            return options.KeepsRecords
                ? "Records:Retention is not set, but decisions are recorded. Say how long their records are kept, such as \"5 years\" (GDPR Article 5(1)(e))."
                : null;
        }

        if (!CookieLifetime.TryParse(text, out var retention) || retention.IsSession)
        {
            return $"Records:Retention '{text}' cannot be read. Write {CookieLifetime.Format}.";
        }

        return CookieLifetime.TryParse(options.ConsentCookie.Lifetime, out var lifetime) && retention.Duration < lifetime.Duration
            ? $"Records:Retention '{text}' is shorter than ConsentCookie:Lifetime '{options.ConsentCookie.Lifetime}': a grant in force would lose its proof. Lengthen the one or shorten the other."
            : null;
    }
}
