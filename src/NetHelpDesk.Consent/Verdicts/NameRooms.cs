using System.Collections.Concurrent;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>Bounds what is remembered of names, for each origin (<see cref="NameOrigin"/>) by itself.</summary>
/// <param name="most">How many names of one origin.</param>
/// <param name="onFull">Told once of each origin that has more.</param>
internal sealed class NameRooms(int most, Action<string>? onFull = null)
{
    private const int MaxRooms = 64;

    /// <summary>Endpoints may be made while the application runs; those beyond share a room.</summary>
    private const string Others = "(others)";

    private readonly ConcurrentDictionary<(string Origin, int Kind), Room> _rooms = new();

    /// <param name="origin">Where the name comes from.</param>
    /// <param name="kind">What is remembered: each kind has a room of its own.</param>
    public bool TryEnter(string origin, int kind = 0)
    {
        if (!_rooms.TryGetValue((origin, kind), out var room))
        {
            var isOther = _rooms.Count >= MaxRooms && origin is not (NameOrigin.Echo or NameOrigin.PathEcho);
            room = _rooms.GetOrAdd((isOther ? Others : origin, kind), static _ => new Room());
        }

        // Counted no further than full, so that the count cannot run over.
        if (Volatile.Read(ref room.Count) < most && Interlocked.Increment(ref room.Count) <= most)
        {
            return true;
        }

        if (onFull is not null && Interlocked.Exchange(ref room.IsSaid, 1) == 0)
        {
            onFull(origin);
        }

        return false;
    }

    private sealed class Room
    {
        public int Count;
        public int IsSaid;
    }
}
