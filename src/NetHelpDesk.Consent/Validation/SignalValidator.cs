using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Validation;

/// <summary>Finds what is wrong with the signals to third parties.</summary>
internal static class SignalValidator
{
    private const int LongestWait = 10_000;

    public static IEnumerable<string> Validate(ConsentOptions options)
    {
        var signals = options.Signals;
        foreach (var region in SignalMap.Split(signals.GoogleRegions).Where(region => !IsRegion(region)))
        {
            yield return $"Signals:GoogleRegions '{region}' is no ISO 3166-2 code. Write countries or their parts, such as DE or US-CA; Google knows no EU.";
        }

        if (signals.GoogleWaitForUpdate is < 0 or > LongestWait)
        {
            yield return $"Signals:GoogleWaitForUpdate {signals.GoogleWaitForUpdate} must be 0 to {LongestWait} milliseconds.";
        }

        if (ConsentOptionsValidator.EnumMistake(signals.Matomo, "Signals:Matomo") is { } mistake)
        {
            yield return mistake;
        }

        if (signals.DataLayerEvent is { } name && string.IsNullOrWhiteSpace(name))
        {
            yield return "Signals:DataLayerEvent is blank. Name the event, such as consent, or remove it.";
        }

        var categories = CategoryCompiler.NamesIn(options).ToArray();
        foreach (var (signal, names) in signals.Categories)
        {
            foreach (var problem in Validate(signal, names, categories, options))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Validate(string signal, string names, string[] categories, ConsentOptions options)
    {
        if (!SignalMap.Defaults.ContainsKey(signal))
        {
            yield return $"Signals:Categories:{signal} is no signal.{NearestName.Hint(signal, SignalMap.Defaults.Keys)} Known: {string.Join(", ", SignalMap.Defaults.Keys.Order(StringComparer.Ordinal))}.";
        }

        var named = SignalMap.Split(names);
        if (named.Length == 0)
        {
            yield return $"Signals:Categories:{signal} names no category. Use one of {string.Join(", ", categories)}.";
        }

        foreach (var name in named.Where(name => !categories.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            yield return $"Signals:Categories:{signal} '{name}' is no category.{NearestName.Hint(name, categories)} Use one of {string.Join(", ", categories)}.";
        }

        foreach (var name in named)
        {
            if (CategoryCompiler.OffHint(options, name) is { } off)
            {
                yield return $"Signals:Categories:{signal} '{name}' {off}";
            }
        }
    }

    private static bool IsRegion(string region)
    {
        var dash = region.IndexOf('-', StringComparison.Ordinal);
        var country = dash < 0 ? region : region[..dash];
        return country.Length == 2
            && country != "EU"
            && country.All(char.IsAsciiLetterUpper)
            && (dash < 0 || (region[(dash + 1)..] is { Length: >= 1 and <= 3 } part && part.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))));
    }
}
