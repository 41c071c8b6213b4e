using System.Globalization;

namespace NetHelpDesk.Consent.Rules;

/// <summary>The date with which a policy version begins, where it begins with one.</summary>
internal static class PolicyDate
{
    /// <summary>
    /// <c>2026-11-05</c> of <c>2026-11-05</c> or <c>2026-11-05.2</c>, <c>2026-11-01</c> of <c>2026-11</c>, nothing of
    /// <c>7</c>.
    /// </summary>
    public static string? Of(string policyVersion) =>
        Parse(policyVersion, "yyyy-MM-dd") ?? Parse(policyVersion, "yyyy-MM");

    private static string? Parse(string version, string format) =>
        version.Length >= format.Length
        && (version.Length == format.Length || !char.IsAsciiDigit(version[format.Length]))
        && DateOnly.TryParseExact(version.AsSpan(0, format.Length), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
