using BenchmarkDotNet.Running;
using NetHelpDesk.Consent.Benchmarks;

if (args.Contains("report"))
{
    return await Report.RunAsync();
}

if (args.Contains("--smoke"))
{
    return SmokeRun.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(SmokeRun).Assembly).Run(args);
return 0;
