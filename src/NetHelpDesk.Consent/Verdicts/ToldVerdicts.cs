using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>
/// Which verdicts the log has told of. What a rule stands for is told once, whatever names visitors send; names that no
/// rule knows are bounded by where they come from (<see cref="NameRooms"/>).
/// </summary>
/// <param name="onFull">Told once of each origin that has more names than are remembered.</param>
internal sealed class ToldVerdicts(Action<string>? onFull = null)
{
    public const int MaxRemembered = 1000;

    private const string NoOrigin = "";

    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private readonly NameRooms _rooms = new(MaxRemembered, onFull);

    /// <summary>Says whether it is the first of its kind for this name, as far as that is remembered.</summary>
    /// <param name="name">The cookie's name.</param>
    /// <param name="action">What happened to it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="rule">The rule that knows it.</param>
    /// <param name="context">The request, which tells where a name comes from that no rule knows.</param>
    public bool Add(
        ReadOnlySpan<char> name, CookieAction action, VerdictReason reason, CookieRule? rule = null, HttpContext? context = null)
    {
        if (rule is not null)
        {
            // The rules are the site's and the package's: there are no more of them for what visitors send.
            name = rule.Pattern.Text;
        }

        // The kind and the name are one key, made on the stack: most verdicts are known already.
        var byName = _told.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[name.Length + 2];
        key[0] = (char)action;
        key[1] = (char)reason;
        name.CopyTo(key[2..]);
        if (byName.ContainsKey(key) || IsChunkOfTold(byName, key, name))
        {
            return false;
        }

        return (rule is not null || _rooms.TryEnter(context is null ? NoOrigin : NameOrigin.Of(context, name), KindOf(action, reason)))
            && byName.TryAdd(key, true);
    }

    private static int KindOf(CookieAction action, VerdictReason reason) => ((int)action << 8) + (int)reason;

    /// <summary>A large cookie comes in parts, which its own declaration covers.</summary>
    private static bool IsChunkOfTold(
        ConcurrentDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> told, ReadOnlySpan<char> key, ReadOnlySpan<char> name)
    {
        var parent = CookieChunk.ParentOf(name);
        return !parent.IsEmpty && told.ContainsKey(key[..(parent.Length + 2)]);
    }
}
