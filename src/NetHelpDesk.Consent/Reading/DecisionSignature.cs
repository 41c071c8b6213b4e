using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NetHelpDesk.Consent.Records;

namespace NetHelpDesk.Consent.Reading;

/// <summary>
/// Says of a recorded decision that this site wrote it: a keyed hash of the consent cookie's text, which visitors,
/// scripts and CDNs read as before. Without it, whoever can write a cookie could grant by hand, or lead another visitor's
/// decisions to records of his own.
/// </summary>
internal static class DecisionSignature
{
    public const string Key = "sig";

    private const int TagBytes = 15;
    private const int HashBytes = 32;
    private const int TextBytes = 512;

    /// <summary>The key's id and the hash, in Base64Url.</summary>
    public const int Length = SigningKey.IdLength + (TagBytes * 8 / 6);

    /// <param name="text">The cookie's value without the signature.</param>
    /// <param name="key">The key.</param>
    public static string Of(ReadOnlySpan<char> text, SigningKey key)
    {
        Span<byte> tag = stackalloc byte[HashBytes];
        return TryHash(text, key, tag) ? key.Id + Base64Url.EncodeToString(tag[..TagBytes]) : "";
    }

    /// <summary>Whether it is this text's, by a key that is known here.</summary>
    /// <param name="text">The cookie's value; its signature is left out.</param>
    /// <param name="signature">The signature in it.</param>
    /// <param name="keys">The keys that are known.</param>
    public static bool Verify(ReadOnlySpan<char> text, ReadOnlySpan<char> signature, ISigningKeys keys)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        Span<byte> tag = stackalloc byte[TagBytes];
        return signature.Length == Length
            && keys.Find(signature[..SigningKey.IdLength]) is { } key
            && Base64Url.TryDecodeFromChars(signature[SigningKey.IdLength..], tag, out var written)
            && written == TagBytes
            && TryHash(text, key, hash)
            && CryptographicOperations.FixedTimeEquals(hash[..TagBytes], tag);
    }

    /// <summary>
    /// <c>unrecorded</c> is not signed either: it grants nothing, and goes once the record is there.
    /// </summary>
    private static bool TryHash(ReadOnlySpan<char> text, SigningKey key, Span<byte> hash)
    {
        var buffer = text.Length < TextBytes ? null : ArrayPool<byte>.Shared.Rent(text.Length + 1);
        var signed = buffer ?? stackalloc byte[TextBytes];
        var length = 0;
        var isAscii = true;
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (!pair.StartsWith(Key + "=", StringComparison.Ordinal) && !pair.StartsWith("unrecorded=", StringComparison.Ordinal))
            {
                signed[length++] = (byte)'&';
                isAscii &= Ascii.FromUtf16(pair, signed[length..], out var written) == OperationStatus.Done;
                length += written;
            }
        }

        if (isAscii)
        {
            key.Hash(signed[..length], hash);
        }

        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return isAscii;
    }
}
