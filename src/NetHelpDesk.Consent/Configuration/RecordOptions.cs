namespace NetHelpDesk.Consent;

/// <summary>How decisions are recorded. They are where a store was added (<see cref="ConsentBuilder.AddRecordStore{TStore}"/>).</summary>
public sealed class RecordOptions
{
    /// <summary>
    /// How long a record is kept, such as <c>5 years</c>; older ones are deleted in the background. A number and a
    /// unit (seconds, minutes, hours, days, weeks, months of 30 days, years of 365 days), at least
    /// <see cref="ConsentCookieOptions.Lifetime"/>, so that no grant in force loses its proof. Default: none; it must
    /// be set where a store was added (GDPR Article 5(1)(e)).
    /// </summary>
    public string? Retention { get; set; }

    /// <summary>
    /// How long a grant waits for its record before the visitor is told that it failed: a number and a unit, at most
    /// 60 seconds. Default: <c>5 seconds</c>.
    /// </summary>
    public string Timeout { get; set; } = "5 seconds";

    /// <summary>
    /// How many decisions of one client address are recorded a minute, 1 to 1000000; visitors behind one address
    /// share it. Beyond it grants are answered with 429, while refusals and withdrawals take effect unrecorded.
    /// Behind a proxy it needs <c>UseForwardedHeaders</c>. Default: 300.
    /// </summary>
    public int MaxPerMinute { get; set; } = 300;

    /// <summary>
    /// How many decisions may wait to be recorded, 1 to 1000000. Beyond it grants are answered with 503.
    /// Default: 10000.
    /// </summary>
    public int MaxWaiting { get; set; } = 10_000;

    /// <summary>
    /// The jurisdiction whose rules the site follows, such as <c>EU</c>; kept in each record. Where the visitor is in one
    /// of <see cref="ConsentOptions.Regions"/>, that is kept instead. Default: none.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>Who is responsible (GDPR Article 4(7)), as visitors' receipts name it. Default: the host's name.</summary>
    public string? Controller { get; set; }

    /// <summary>How to reach whoever is responsible, such as an email address; in visitors' receipts. Default: none.</summary>
    public string? Contact { get; set; }

    /// <summary>What a record keeps of the visitor's address. Default: <see cref="ClientDetail.None"/>.</summary>
    public ClientDetail Address { get; set; }

    /// <summary>
    /// What a record keeps of the browser's <c>User-Agent</c>. Default: <see cref="ClientDetail.None"/>.
    /// </summary>
    public ClientDetail UserAgent { get; set; }

    /// <summary>
    /// How long a node remembers what was decided with an account, where consent is linked to accounts
    /// (<see cref="ConsentBuilder.LinkAccounts"/>): a decision on another node is seen after so long at the latest,
    /// one on the same node at once. A number and a unit, 1 second to 1 hour. Default: <c>5 seconds</c>.
    /// </summary>
    public string AccountRefresh { get; set; } = "5 seconds";

    /// <summary>
    /// The key of <see cref="ClientDetail.Hashed"/> and of <see cref="ConsentRecord.Account"/>: a secret of at least
    /// 16 characters, the same on every node. With another key, accounts are not linked to their records any more. Where
    /// it is set, recorded decisions are signed with it in the consent cookie, else with the application's data protection
    /// keys. Keep it out of appsettings. Default: none.
    /// </summary>
    public string? HashKey { get; set; }
}
