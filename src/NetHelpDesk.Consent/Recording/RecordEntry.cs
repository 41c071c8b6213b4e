namespace NetHelpDesk.Consent.Recording;

/// <summary>One thing that waits to be written.</summary>
internal sealed class RecordEntry
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _state;
    private volatile bool _isDurable;

    private enum Progress
    {
        Waiting,
        Taken,
        Durable,
        GivenUp,
    }

    public ConsentRecord? Record { get; init; }

    public ShownText? Text { get; init; }

    /// <summary>A visitor to forget.</summary>
    public string? Forgotten { get; init; }

    /// <summary>An account to forget.</summary>
    public string? ForgottenAccount { get; init; }

    /// <summary>
    /// Written however long it takes: it took effect already. Anything else is dropped when its batch fails, and the
    /// visitor is told.
    /// </summary>
    public required bool MustArrive { get; init; }

    /// <summary>Whether it is durable by now, whoever waited for it.</summary>
    public bool IsDurable => _isDurable;

    /// <summary>Whether it became durable, or its first batch failed.</summary>
    public Task<bool> Done => _done.Task;

    /// <summary>Called by the writer; says no where nobody waits any more.</summary>
    public bool TryTake() => TryMove(Progress.Waiting, Progress.Taken) || MustArrive;

    /// <summary>
    /// Called by whoever waits no longer; says no where it has become durable after all. Only one of this and
    /// <see cref="Finish"/> comes first, so that nothing is both acknowledged and voided.
    /// </summary>
    public bool TryGiveUp() => TryMove(Progress.Waiting, Progress.GivenUp) || TryMove(Progress.Taken, Progress.GivenUp);

    /// <summary>Called by the writer when it is durable; says no where nobody waited that long.</summary>
    public bool Finish()
    {
        _isDurable = true;
        var isAwaited = TryMove(Progress.Taken, Progress.Durable);
        _done.TrySetResult(true);
        return isAwaited;
    }

    /// <summary>Called by the writer when its batch failed.</summary>
    public void Decline() => _done.TrySetResult(false);

    private bool TryMove(Progress from, Progress to) =>
        Interlocked.CompareExchange(ref _state, (int)to, (int)from) == (int)from;
}
