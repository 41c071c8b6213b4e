namespace NetHelpDesk.Consent;

/// <summary>
/// Proof of one decision (GDPR Article 7(1); fields after ISO/IEC TS 27560). Records are only ever added: a later
/// decision refers to the one before. All that can change is that a visitor who wants to be forgotten takes
/// <see cref="Subject"/> and the like out.
/// </summary>
public sealed record ConsentRecord
{
    /// <summary>Its own id, which grows with time (UUID version 7, but for <see cref="ConsentRecordKind.BySignal"/>).</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// The visitor's random id, which is in the visitor's consent cookie: 22 characters of Base64Url, of which the first
    /// 8 are the time of the visitor's first record and say nothing else; <see langword="null"/> once the visitor was
    /// forgotten.
    /// </summary>
    public required string? Subject { get; init; }

    /// <summary>
    /// The account that the visitor was signed in with, where the site links consent to accounts
    /// (<see cref="ConsentBuilder.LinkAccounts"/>): an HMAC-SHA-256 of the site's own id with
    /// <see cref="RecordOptions.HashKey"/>, in Base64Url. <see langword="null"/> for everybody else, and once the
    /// visitor was forgotten, save in a withdrawal.
    /// </summary>
    public string? Account { get; init; }

    /// <summary>When the decision was made, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required ConsentRecordKind Kind { get; init; }

    /// <summary>Every category that needed consent, with what was decided.</summary>
    public required IReadOnlyList<CategoryOutcome> Categories { get; init; }

    /// <summary>The <see cref="ConsentOptions.PolicyVersion"/> in force.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The language in which the visitor was asked (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>Where the decision came from.</summary>
    public required ConsentRecordSource Source { get; init; }

    /// <summary>The host on which it was made.</summary>
    public required string Site { get; init; }

    /// <summary><see cref="RecordOptions.Region"/>, where the site sets it.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The <see cref="ShownText.Hash"/> of what the visitor was shown; <see langword="null"/> where the choice did not
    /// say.
    /// </summary>
    public string? TextHash { get; init; }

    /// <summary>Whether Global Privacy Control was present.</summary>
    public bool GlobalPrivacyControl { get; init; }

    /// <summary>The record of the visitor's decision before, if there was one.</summary>
    public Guid? Previous { get; init; }

    /// <summary>Where <see cref="RecordOptions.Address"/> asks for it: the visitor's address, truncated or hashed.</summary>
    public string? Address { get; init; }

    /// <summary>Where <see cref="RecordOptions.UserAgent"/> asks for it: the visitor's browser, truncated or hashed.</summary>
    public string? UserAgent { get; init; }
}
