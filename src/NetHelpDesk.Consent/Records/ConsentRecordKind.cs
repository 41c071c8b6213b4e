namespace NetHelpDesk.Consent;

/// <summary>What happened to a visitor's consent.</summary>
public enum ConsentRecordKind
{
    /// <summary>The visitor agreed to something and had agreed to nothing before, or agreed to the same once more.</summary>
    Granted,

    /// <summary>A visitor who had withdrawn before refused again. A first refusal is only counted.</summary>
    Refused,

    /// <summary>The visitor agreed to other categories than before.</summary>
    Changed,

    /// <summary>The visitor took everything back.</summary>
    Withdrawn,

    /// <summary>The visitor's browser now sends Global Privacy Control, which refuses what was granted without it.</summary>
    BySignal,

    /// <summary>
    /// The record before became durable after all: the visitor had been told that it failed, and the grant in it never
    /// took effect.
    /// </summary>
    Voided,
}
