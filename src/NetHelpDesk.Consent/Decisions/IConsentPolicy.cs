using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Decisions;

/// <summary>The part of the rules that a visitor's consent hangs on.</summary>
internal interface IConsentPolicy
{
    /// <summary>A new one asks those again who granted.</summary>
    string PolicyVersion { get; }

    /// <summary>The region for whose visitors it is; none for the whole.</summary>
    string? Region { get; }

    CategorySet Categories { get; }

    /// <summary>How long a decision counts.</summary>
    TimeSpan DecisionLifetime { get; }
}
