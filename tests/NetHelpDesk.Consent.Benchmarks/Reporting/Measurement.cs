namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What a part of the library costs that has no counterpart to be compared with.</summary>
internal sealed record Measurement(string Name, Cost Cost);
