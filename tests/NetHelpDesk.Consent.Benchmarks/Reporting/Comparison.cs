namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>One case as it was measured three ways in one run.</summary>
/// <param name="Theme">The class of the case.</param>
/// <param name="Parameters">Its parameters, to be read.</param>
/// <param name="None">Without middleware.</param>
/// <param name="CookiePolicy">With the built-in cookie policy.</param>
/// <param name="Consent">With this library.</param>
internal sealed record Comparison(string Theme, string Parameters, Cost None, Cost CookiePolicy, Cost Consent)
{
    public string Name => Parameters.Length == 0 ? Theme : $"{Theme}, {Parameters}";

    public Cost AddedByCookiePolicy => CookiePolicy - None;

    public Cost AddedByConsent => Consent - None;

    public double TimeRatio => AddedByConsent.Nanoseconds / AddedByCookiePolicy.Nanoseconds;

    public double BytesRatio => AddedByConsent.Bytes / AddedByCookiePolicy.Bytes;
}
