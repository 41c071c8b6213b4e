using System.Globalization;
using System.Text.Json;

namespace NetHelpDesk.Consent.Testing;

/// <summary>What the attributes of a cookie come to. Server, page and Chromium are held to the same ones.</summary>
/// <param name="Attributes">All that stands behind the first semicolon.</param>
/// <param name="Kept">How long Chromium keeps it: <c>session</c>, <c>deleted</c>, <c>longest</c>, or a number of seconds.</param>
/// <param name="IsDeletion">Whether it deletes beyond doubt, so that it needs no consent.</param>
internal sealed record LifetimeVector(string Attributes, string Kept, bool IsDeletion)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>In seconds: nothing for a session, zero for a deletion, and browsers' 400 days for the longest.</summary>
    public double? Seconds => Kept switch
    {
        "session" => null,
        "deleted" => 0,
        "longest" => TimeSpan.FromDays(400).TotalSeconds,
        _ => double.Parse(Kept, CultureInfo.InvariantCulture),
    };

    public static IReadOnlyList<LifetimeVector> All { get; } = JsonSerializer.Deserialize<LifetimeVector[]>(
        File.ReadAllText(RepositoryFolder.Of("tests", "Shared", "Cookies", "lifetimes.json")), Json)!;
}
