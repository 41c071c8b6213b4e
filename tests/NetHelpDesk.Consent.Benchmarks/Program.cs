using BenchmarkDotNet.Running;
using NetHelpDesk.Consent.Benchmarks;

if (args is ["report", .. var parts])
{
    return await Report.RunAsync(parts);
}

if (args.Contains("--smoke"))
{
    return SmokeRun.Run();
}

if (args is ["export"])
{
    await RecordRun.ExportAsync();
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(SmokeRun).Assembly).Run(args);
return 0;
