using System.Diagnostics;

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>Runs a program to its end.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <exception cref="InvalidOperationException">It failed, with what it wrote.</exception>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        // Not into pipes: a server that the program leaves behind would keep them open.
        var log = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/bin/sh")
            {
                ArgumentList = { "-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "sh", log, program },
            }.With(arguments))!;
            using var timer = new CancellationTokenSource(Longest);
            await process.WaitForExitAsync(timer.Token);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException(
                    $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await File.ReadAllTextAsync(log, timer.Token)}");
            }
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static ProcessStartInfo With(this ProcessStartInfo start, string[] arguments)
    {
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
