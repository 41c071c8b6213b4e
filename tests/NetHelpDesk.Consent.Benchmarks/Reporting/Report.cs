namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>
/// Measures everything, or the named parts alone, and writes it where README shows it from. A part that is not measured
/// stays as it was.
/// </summary>
internal static class Report
{
    private static readonly Type[] Compared =
        [typeof(NoCookies), typeof(SentCookies), typeof(EssentialCookies), typeof(BlockedCookies), typeof(ReceivedCookies), typeof(Asking)];

    private static readonly Type[] Alone = [typeof(Classifying), typeof(Banner), typeof(Starting), typeof(Reloading), typeof(RequestWhileReloading)];

    private static readonly Dictionary<string, Func<ReportFile, Task>> Parts = new(StringComparer.Ordinal)
    {
        ["requests"] = MeasureRequestsAsync,
        ["parts"] = MeasurePartsAsync,
        ["load"] = MeasureLoadAsync,
        ["records"] = MeasureRecordsAsync,
    };

    /// <param name="parts">The parts to measure; none for all.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] parts)
    {
        if (parts.FirstOrDefault(part => !Parts.ContainsKey(part)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no part '{unknown}'. Known: {string.Join(", ", Parts.Keys)}.");
            return 1;
        }

        var file = new ReportFile(ProjectFolder.Of("tests", "NetHelpDesk.Consent.Benchmarks", "results"));
        foreach (var (_, measure) in Parts.Where(part => parts.Length == 0 || parts.Contains(part.Key)))
        {
            await measure(file);
        }

        Console.WriteLine($"Written to {file.Folder}");
        return 0;
    }

    private static async Task MeasureRequestsAsync(ReportFile file)
    {
        var machine = Machine.Describe();
        var comparisons = new List<Comparison>();
        foreach (var theme in Compared)
        {
            await foreach (var one in ComparisonRun.RunAsync(theme))
            {
                Console.WriteLine(one.Name);
                comparisons.Add(one);
            }
        }

        await file.WriteAsync("ratios.svg", RatioChart.Draw(comparisons));
        await file.ReplaceAsync(ReportWriter.Requests(machine, comparisons));
    }

    private static Task MeasurePartsAsync(ReportFile file)
    {
        var machine = Machine.Describe();
        return file.ReplaceAsync(ReportWriter.Parts(machine, [.. Alone.SelectMany(MeasurementRun.Run)]));
    }

    private static async Task MeasureLoadAsync(ReportFile file)
    {
        var machine = Machine.Describe();
        await file.ReplaceAsync(ReportWriter.Load(machine, await LoadRun.RunAsync()));
    }

    private static async Task MeasureRecordsAsync(ReportFile file)
    {
        var machine = Machine.Describe();
        var (disk, rates) = await RecordRun.DecideAsync();
        await file.ReplaceAsync(ReportWriter.Records(machine, disk, rates));
    }
}
