namespace NetHelpDesk.Consent;

/// <summary>Which records are asked for. Everything that is set must hold.</summary>
public sealed record ConsentRecordQuery
{
    /// <summary>One visitor's records.</summary>
    public string? Subject { get; init; }

    /// <summary>Those of one <see cref="ConsentRecord.Account"/>.</summary>
    public string? Account { get; init; }

    /// <summary>Made at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Made under this policy version.</summary>
    public string? PolicyVersion { get; init; }

    /// <summary>The last come first. Default: the first.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Only those that come after this one, in the order that is asked for.</summary>
    public (DateTimeOffset At, Guid Id)? After { get; init; }

    /// <summary>The most that are wanted. Default: all.</summary>
    public int? Limit { get; init; }
}
