using System.Collections.Concurrent;

namespace NetHelpDesk.Consent;

/// <summary>Which verdicts the log has told of. Names come from outside; what is remembered of them is bounded.</summary>
internal sealed class ToldVerdicts
{
    private const int MaxRemembered = 1000;

    private readonly ConcurrentDictionary<string, bool> _told;
    private readonly ConcurrentDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private int _remembered;

    public ToldVerdicts()
    {
        _told = new(StringComparer.Ordinal);
        _byName = _told.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Says whether it is the first of its kind for this name, as far as that is remembered.</summary>
    public bool Add(ReadOnlySpan<char> name, CookieAction action, VerdictReason reason)
    {
        // The kind and the name are one key, made on the stack: most verdicts are known already.
        Span<char> key = stackalloc char[name.Length + 2];
        key[0] = (char)action;
        key[1] = (char)reason;
        name.CopyTo(key[2..]);
        return !_byName.ContainsKey(key)
            && Volatile.Read(ref _remembered) < MaxRemembered
            && _byName.TryAdd(key, true)
            && Interlocked.Increment(ref _remembered) > 0;
    }
}
