namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What one request costs.</summary>
internal readonly record struct Cost(double Nanoseconds, double Bytes)
{
    public static Cost operator -(Cost left, Cost right) =>
        new(left.Nanoseconds - right.Nanoseconds, left.Bytes - right.Bytes);
}
