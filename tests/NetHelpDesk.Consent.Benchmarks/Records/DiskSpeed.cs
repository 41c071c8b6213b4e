using System.Diagnostics;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>How long the disk takes to make a page durable: what sharing a transaction can save.</summary>
internal static class DiskSpeed
{
    private const int Pages = 200;

    public static TimeSpan Measure(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, "flush"), FileMode.Create);
        var page = new byte[4096];
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Pages; i++)
        {
            file.Write(page);
            file.Flush(flushToDisk: true);
        }

        return Stopwatch.GetElapsedTime(start) / Pages;
    }
}
