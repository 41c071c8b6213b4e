using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Measures with BenchmarkDotNet what has no counterpart, and takes the time that a quarter of the turns stay below.</summary>
internal static class MeasurementRun
{
    public static IEnumerable<Measurement> Run(Type theme)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithIterationCount(12).WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(100)).WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
        foreach (var report in BenchmarkRunner.Run(theme, config).Reports)
        {
            var parameters = report.BenchmarkCase.Parameters.Items.Select(parameter => $", {parameter.Name} {parameter.Value}");
            yield return new Measurement(
                $"{theme.Name} {report.BenchmarkCase.Descriptor.WorkloadMethod.Name}{string.Concat(parameters)}",
                new Cost(
                    report.ResultStatistics?.Q1 ?? throw new InvalidOperationException(
                        $"{report.BenchmarkCase.DisplayInfo} failed. To see why: -- --filter *{theme.Name}*"),
                    report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0));
        }
    }
}
