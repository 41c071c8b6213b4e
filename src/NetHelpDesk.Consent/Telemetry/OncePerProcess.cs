namespace NetHelpDesk.Consent.Telemetry;

/// <summary>Keeps track of what was said already, by event id.</summary>
internal sealed class OncePerProcess
{
    private const int Bits = 64;

    /// <summary>Room for every id below 1024: two ids that shared a bit would silence each other.</summary>
    private readonly ulong[] _said = new ulong[1024 / Bits];

    public bool First(int eventId)
    {
        var bit = 1UL << (eventId % Bits);
        return (Interlocked.Or(ref _said[eventId / Bits], bit) & bit) == 0;
    }
}
