namespace NetHelpDesk.Consent;

/// <summary>What a record keeps of something that may identify a visitor.</summary>
public enum ClientDetail
{
    /// <summary>Nothing. The default.</summary>
    None,

    /// <summary>
    /// A part: of an address the network (24 bits of IPv4, 48 of IPv6), of a browser's name the main versions.
    /// </summary>
    Truncated,

    /// <summary>A keyed hash (HMAC-SHA-256 with <see cref="RecordOptions.HashKey"/>), by which equal ones can be found.</summary>
    Hashed,
}
