namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What one site served under load.</summary>
internal sealed record Load(string Page, string Middleware, double RequestsPerSecond, string Percentile99);
