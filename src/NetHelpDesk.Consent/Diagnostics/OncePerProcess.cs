namespace NetHelpDesk.Consent;

/// <summary>Keeps track of what was said already, by event id.</summary>
internal sealed class OncePerProcess
{
    private int _said;

    public bool First(int eventId)
    {
        var bit = 1 << eventId;
        return (Interlocked.Or(ref _said, bit) & bit) == 0;
    }
}
