namespace NetHelpDesk.Consent.Rules;

/// <summary>
/// ASP.NET Core splits a large cookie <c>Name</c> into <c>NameC1</c>, <c>NameC2</c> and so on
/// (<c>ChunkingCookieManager</c>).
/// </summary>
internal static class CookieChunk
{
    /// <summary>The name without its chunk number, or nothing where it has none.</summary>
    public static ReadOnlySpan<char> ParentOf(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !char.IsAsciiDigit(name[^1]))
        {
            return [];
        }

        var letter = name.LastIndexOfAnyExceptInRange('0', '9');
        return letter > 0 && name[letter] == 'C' && name[letter + 1] != '0' ? name[..letter] : [];
    }
}
