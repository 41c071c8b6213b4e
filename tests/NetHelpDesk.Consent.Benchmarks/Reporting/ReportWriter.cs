using System.Globalization;
using System.Text;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Writes what was measured as Markdown.</summary>
internal static class ReportWriter
{
    public const string Title = """
        # What consent costs

        Written by `dotnet run -c Release --project tests/NetHelpDesk.Consent.Benchmarks -- report`. With `requests`, `parts`, `load` or `records` behind it, that section alone is measured anew.


        """;

    public static string Requests(string machine, IReadOnlyList<Comparison> comparisons)
    {
        var text = Section("One request", machine)
            .Append("On Kestrel without a network, over a connection that is kept. Time and garbage that the built-in cookie policy and this library add to no middleware, and how theirs compare. ")
            .Append("In `BlockedCookies` no middleware sends none of the cookies; the built-in policy lets raw ones pass, and hides none of those received.\n\n")
            .Append("![Time and garbage that consent adds, as a share of the built-in cookie policy's](ratios.svg)\n\n")
            .Append("| case | no middleware | policy adds | consent adds | time | garbage |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var one in comparisons)
        {
            var (policy, consent) = (one.AddedByCookiePolicy, one.AddedByConsent);
            text.Append(CultureInfo.InvariantCulture, $"| {one.Name} | {one.None.Nanoseconds:F0} ns, {one.None.Bytes:F0} B | {policy.Nanoseconds:F0} ns, {policy.Bytes:F0} B | {consent.Nanoseconds:F0} ns, {consent.Bytes:F0} B | {one.TimeRatio:F2} | {one.BytesRatio:F2} |\n");
        }

        return text.ToString();
    }

    public static string Parts(string machine, IReadOnlyList<Measurement> parts)
    {
        var text = Section("Parts", machine).Append("| what | time | garbage |\n|---|---:|---:|\n");
        foreach (var one in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.Name} | {TextOf(one.Cost.Nanoseconds)} | {one.Cost.Bytes:N0} B |\n");
        }

        return text.ToString();
    }

    public static string Load(string machine, IReadOnlyList<Load> loads)
    {
        var text = Section("Load", machine).Append(loads.Count == 0
            ? "Not measured: it takes `wrk`.\n"
            : "`wrk` on loopback, without pipelining; the middle one of several turns.\n\n| page | middleware | requests/s | to no middleware | p99 |\n|---|---|---:|---:|---:|\n");
        foreach (var one in loads)
        {
            var none = loads.First(load => load.Page == one.Page);
            text.Append(CultureInfo.InvariantCulture, $"| {one.Page} | {one.Middleware} | {one.RequestsPerSecond:N0} | {(one.Middleware == none.Middleware ? "" : (one.RequestsPerSecond / none.RequestsPerSecond).ToString("F3", CultureInfo.InvariantCulture))} | {one.Percentile99} |\n");
        }

        return text.ToString();
    }

    public static string Records(string machine, TimeSpan disk, IReadOnlyList<DecisionRates> rates)
    {
        var text = Section("Records", machine)
            .Append(CultureInfo.InvariantCulture, $"Grants over HTTP by 64 clients on the same machine, each answered when its record is durable; the disk makes a page durable in {disk.TotalMilliseconds:F2} ms. ")
            .Append("Beside them an endpoint that does nothing but save the same row with `SaveChanges`: all at once, and one after the other. ")
            .Append("Refusals wait for no record and tell what the machine can do.\n\n")
            .Append("| database | | decisions/s | p99 | grants are faster by |\n|---|---|---:|---:|---:|\n");
        foreach (var one in rates)
        {
            AddRate(one, "grants, recorded together", one.Durable);
            AddRate(one, "`SaveChanges` for each", one.OneRow);
            AddRate(one, "`SaveChanges` for each, in turn", one.OneRowInTurn);
            AddRate(one, "refusals", one.Refusals);
        }

        return text.ToString();

        void AddRate(DecisionRates rates, string what, DecisionRate rate) => text.Append(
            CultureInfo.InvariantCulture,
            $"| {rates.Database} | {what} | {rate.PerSecond:N0} | {rate.P99.TotalMilliseconds:F1} ms | {(rate == rates.Durable ? "" : (rates.Durable.PerSecond / rate.PerSecond).ToString("F1", CultureInfo.InvariantCulture))} |\n");
    }

    private static StringBuilder Section(string heading, string machine) => new($"## {heading}\n\n{machine}.\n\n");

    private static string TextOf(double nanoseconds)
    {
        var (number, unit) = nanoseconds switch
        {
            < 1000 => (nanoseconds, "ns"),
            < 1_000_000 => (nanoseconds / 1000, "µs"),
            _ => (nanoseconds / 1_000_000, "ms"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number:F1} {unit}");
    }
}
