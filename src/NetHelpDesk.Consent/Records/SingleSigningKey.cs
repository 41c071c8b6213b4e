using System.Security.Cryptography;

namespace NetHelpDesk.Consent.Records;

/// <summary>One key alone: the site's own secret, or one of this process that nobody else knows.</summary>
internal sealed class SingleSigningKey(ReadOnlySpan<byte> master) : ISigningKeys
{
    /// <summary>Where no other key can be had. What it signed is looked up again by other nodes, and after a restart.</summary>
    public static readonly SingleSigningKey OfProcess = new(RandomNumberGenerator.GetBytes(32));

    public SigningKey Current { get; } = new(master, "");

    public SigningKey? Find(ReadOnlySpan<char> id) => id.SequenceEqual(Current.Id) ? Current : null;
}
