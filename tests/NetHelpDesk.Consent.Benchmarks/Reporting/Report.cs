namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Measures everything, and writes it where README shows it from.</summary>
internal static class Report
{
    private static readonly Type[] Compared =
        [typeof(NoCookies), typeof(SentCookies), typeof(EssentialCookies), typeof(BlockedCookies), typeof(ReceivedCookies), typeof(Asking)];

    private static readonly Type[] Alone = [typeof(Classifying), typeof(Banner), typeof(Starting), typeof(Reloading)];

    public static async Task<int> RunAsync()
    {
        var machine = Machine.Describe() + Machine.Load();
        var comparisons = new List<Comparison>();
        foreach (var theme in Compared)
        {
            await foreach (var one in ComparisonRun.RunAsync(theme))
            {
                Console.WriteLine(one.Name);
                comparisons.Add(one);
            }
        }

        var alone = Alone.SelectMany(MeasurementRun.Run).ToList();
        var loads = await LoadRun.RunAsync();
        var folder = Directory.CreateDirectory(Path.Combine(ProjectFolder.Of("tests", "NetHelpDesk.Consent.Benchmarks"), "results")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), ReportWriter.Write(machine, comparisons, alone, loads));
        await File.WriteAllTextAsync(Path.Combine(folder, "ratios.svg"), RatioChart.Draw(comparisons));
        Console.WriteLine($"Written to {folder}");
        return 0;
    }
}
