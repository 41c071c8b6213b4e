namespace NetHelpDesk.Consent.Records;

/// <summary>The keys with which decisions were signed and are signed now.</summary>
internal interface ISigningKeys
{
    SigningKey Current { get; }

    /// <summary>The key with this id, or nothing: another site's, or one that was replaced.</summary>
    SigningKey? Find(ReadOnlySpan<char> id);
}
