using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NetHelpDesk.Consent.Records;

/// <summary>A key with which decisions are signed (<c>DecisionSignature</c>).</summary>
internal sealed class SigningKey
{
    /// <summary>Characters of Base64Url.</summary>
    public const int IdLength = 4;

    private const int SecretBytes = 32;

    private readonly byte[] _secret;

    /// <param name="master">What it is derived from, and does not tell.</param>
    /// <param name="application">Keeps applications apart that share a master key.</param>
    public SigningKey(ReadOnlySpan<byte> master, string application)
    {
        _secret = new byte[SecretBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, _secret, [], Encoding.UTF8.GetBytes("NetHelpDesk.Consent decision " + application));
        Id = Base64Url.EncodeToString(Hash("id"u8).AsSpan(0, IdLength * 6 / 8));
    }

    /// <summary>Stands in front of each signature, so that one key is tried and not every one.</summary>
    public string Id { get; }

    public byte[] Hash(ReadOnlySpan<byte> text) => HMACSHA256.HashData(_secret, text);

    public void Hash(ReadOnlySpan<byte> text, Span<byte> hash) => HMACSHA256.HashData(_secret, text, hash);
}
