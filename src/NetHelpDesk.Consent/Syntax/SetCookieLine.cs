using System.Buffers;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>
/// One <c>Set-Cookie</c> header, read as browsers read it (RFC 6265bis 5.6), which accepts much that
/// <c>SetCookieHeaderValue</c> refuses.
/// </summary>
internal readonly ref struct SetCookieLine
{
    /// <summary>A browser ignores the whole cookie when one of these is in it.</summary>
    public static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000A\u000B\u000C\u000D\u000E\u000F" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F");

    private readonly ReadOnlySpan<char> _attributes;

    public SetCookieLine(ReadOnlySpan<char> line)
    {
        var pair = line;
        var semicolon = line.IndexOf(';');
        if (semicolon >= 0)
        {
            pair = line[..semicolon];
            _attributes = line[(semicolon + 1)..];
        }

        var equals = pair.IndexOf('=');
        Name = equals < 0 ? [] : Trim(pair[..equals]);
        IsIgnored = line.ContainsAny(ControlCharacters);
        if (Name.IsEmpty)
        {
            // Stored without a name, `=_ga=1` comes back as `Cookie: _ga=1`: what counts is the name it comes back as.
            var value = Trim(pair[(equals + 1)..]);
            IsIgnored |= value.IsEmpty;
            var inner = value.IndexOf('=');
            Name = inner < 0 ? [] : Trim(value[..inner]);
        }
    }

    /// <summary>Empty for a cookie without a name.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>Browsers do not store it.</summary>
    public bool IsIgnored { get; }

    /// <summary>
    /// The <c>Domain</c> attribute; empty for a cookie of the host alone. The last one wins, also where it is empty.
    /// </summary>
    public ReadOnlySpan<char> Domain
    {
        get
        {
            var domain = ReadOnlySpan<char>.Empty;
            var rest = _attributes;
            while (!rest.IsEmpty)
            {
                var attribute = NextAttribute(ref rest);
                var equals = attribute.IndexOf('=');
                var name = Trim(equals < 0 ? attribute : attribute[..equals]);
                if (name.Equals("domain", StringComparison.OrdinalIgnoreCase))
                {
                    domain = equals < 0 ? [] : Trim(attribute[(equals + 1)..]);
                }
            }

            return domain;
        }
    }

    /// <summary>What it says of the cookie's lifetime.</summary>
    public LifetimeAttributes Lifetime => new(_attributes);

    /// <summary>Takes the next attribute off <paramref name="rest"/>, with the spaces around it.</summary>
    public static ReadOnlySpan<char> NextAttribute(scoped ref ReadOnlySpan<char> rest)
    {
        var semicolon = rest.IndexOf(';');
        var attribute = semicolon < 0 ? rest : rest[..semicolon];
        rest = semicolon < 0 ? [] : rest[(semicolon + 1)..];
        return attribute;
    }

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(" \t");
}
