using System.Globalization;
using System.Runtime.InteropServices;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Where and when something is measured.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var cores = Environment.ProcessorCount;
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{Processor()}, {cores} core{(cores == 1 ? "" : "s")}, {RuntimeInformation.FrameworkDescription}, {date}{Load()}";
    }

    /// <summary>What else the machine does before the run: the times of a busy one are worth less than their ratios.</summary>
    private static string Load()
    {
        const string loadAverage = "/proc/loadavg";
        return File.Exists(loadAverage)
            ? $", load average {File.ReadAllText(loadAverage).Split(' ')[0]} before the run"
            : "";
    }

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var model = File.Exists(cpuInfo)
            ? File.ReadLines(cpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
