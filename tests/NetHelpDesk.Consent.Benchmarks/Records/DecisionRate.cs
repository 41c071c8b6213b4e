namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>How fast 64 clients were answered.</summary>
internal readonly record struct DecisionRate(double PerSecond, TimeSpan P99);
