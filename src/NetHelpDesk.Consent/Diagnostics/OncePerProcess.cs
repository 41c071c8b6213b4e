namespace NetHelpDesk.Consent;

/// <summary>Keeps track of what was said already, by event id.</summary>
internal sealed class OncePerProcess
{
    private ulong _said;

    public bool First(int eventId)
    {
        var bit = 1UL << eventId;
        return (Interlocked.Or(ref _said, bit) & bit) == 0;
    }
}
