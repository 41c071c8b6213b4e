using System.Globalization;
using CsCheck;
using NetHelpDesk.Consent.Fuzzing;

var minutes = 1.0;
var names = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--minutes" && i + 1 < args.Length)
    {
        minutes = double.Parse(args[++i], CultureInfo.InvariantCulture);
    }
    else
    {
        names.Add(args[i]);
    }
}

await using var site = await FuzzSite.StartAsync();
var targets = FuzzTarget.All(site);
if (names.Find(name => !targets.Any(target => target.Name == name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no target '{unknown}'. Name one or more of {string.Join(", ", targets.Select(target => target.Name))}, or none for all.");
    return 2;
}

var failed = 0;
foreach (var target in targets.Where(target => names.Count == 0 || names.Contains(target.Name)))
{
    long runs = 0;
    try
    {
        Inputs.Near(target).Sample(
            input =>
            {
                runs++;
                return target.Try(input) is { } wrong ? throw new InvalidOperationException(wrong) : true;
            },
            time: (int)(minutes * 60),
            threads: 1);
        Console.WriteLine($"{target.Name}: {runs:N0} inputs, nothing found");
    }
    catch (CsCheckException found)
    {
        failed++;
        Console.WriteLine($"{target.Name}: found after {runs:N0} inputs, which include those that made it shorter");
        Console.WriteLine(found.InnerException?.Message);
        Console.WriteLine(found.Message);
    }
}

return failed;
