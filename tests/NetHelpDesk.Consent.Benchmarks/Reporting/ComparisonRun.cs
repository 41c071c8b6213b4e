using System.Diagnostics;
using BenchmarkDotNet.Running;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>
/// Measures the three ways of a case in turns of a fraction of a millisecond, so that what else the machine does falls
/// on all three alike, and takes the time that a tenth of the turns stay below: what others add is in the rest.
/// </summary>
internal static class ComparisonRun
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(2);

    /// <summary>Every case of a class, by the parameters that BenchmarkDotNet finds in it.</summary>
    public static async IAsyncEnumerable<Comparison> RunAsync(Type theme)
    {
        var cases = BenchmarkConverter.TypeToBenchmarks(theme).BenchmarksCases;
        foreach (var parameters in cases.Select(found => found.Parameters).DistinctBy(found => found.DisplayInfo))
        {
            var ways = (ThreeWays)Activator.CreateInstance(theme)!;
            foreach (var parameter in parameters.Items)
            {
                theme.GetProperty(parameter.Name)!.SetValue(ways, parameter.Value);
            }

            await ways.SetupAsync();
            var costs = Measure([ways.NoMiddleware, ways.CookiePolicy, ways.Consent]);
            await ways.CleanupAsync();
            yield return new Comparison(
                theme.Name,
                string.Join(", ", parameters.Items.Select(parameter => $"{parameter.Name} {parameter.Value}")),
                costs[0],
                costs[1],
                costs[2]);
        }
    }

    private static Cost[] Measure(Func<ValueTask<long>>[] ways)
    {
        var once = Settle(ways);
        var turns = TurnsFor(Measured, ways, requests: Math.Max(5, (int)(100_000 / once)));
        return [.. ways.Select((way, i) => new Cost(Fast(turns[i]), BytesOf(way)))];
    }

    /// <summary>
    /// The runtime compiles anew in the background what has proven hot, later the busier the machine is: goes on until
    /// that makes nothing faster any more.
    /// </summary>
    private static double Settle(Func<ValueTask<long>>[] ways)
    {
        var last = double.MaxValue;
        for (var steady = 0; steady < 3;)
        {
            var now = TurnsFor(WarmUp, ways, requests: 20).Sum(Fast);
            steady = now < last * 0.97 ? 0 : steady + 1;
            last = Math.Min(last, now);
        }

        return last / ways.Length;
    }

    private static List<double>[] TurnsFor(TimeSpan time, Func<ValueTask<long>>[] ways, int requests)
    {
        var turns = ways.Select(_ => new List<double>()).ToArray();
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time;)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                var before = Stopwatch.GetTimestamp();
                Ask(ways[i], requests);
                turns[i].Add(Stopwatch.GetElapsedTime(before).TotalNanoseconds / requests);
            }
        }

        return turns;
    }

    private static double Fast(List<double> turns) => turns.Order().ElementAt(turns.Count / 10);

    private static double BytesOf(Func<ValueTask<long>> way)
    {
        const int requests = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(way, requests);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)requests;
    }

    private static void Ask(Func<ValueTask<long>> way, int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            var response = way();
            if (!response.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("A request left the thread: its bytes cannot be counted.");
            }

            response.GetAwaiter().GetResult();
        }
    }
}
