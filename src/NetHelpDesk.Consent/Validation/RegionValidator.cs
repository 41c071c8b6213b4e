using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Validation;

/// <summary>Finds what is wrong with the regions.</summary>
internal static class RegionValidator
{
    public static IEnumerable<string> Validate(ConsentOptions options, RegionSource? source)
    {
        if (options.Regions.Count == 0)
        {
            yield break;
        }

        if (source is null)
        {
            yield return "Regions differ, but nothing says in which one a visitor is. Add UseRegion to AddNetHelpDeskConsent(…), such as .UseRegion(context => context.Request.Headers[\"CF-IPCountry\"]).";
        }

        if (options.BannerMode == BannerMode.CacheSafe)
        {
            yield return "Regions cannot differ in pages that are the same for everybody (BannerMode: CacheSafe). Leave the mode, or the regions.";
        }

        foreach (var mistake in options.Regions.SelectMany(region => Validate(options, region.Key, region.Value)))
        {
            yield return mistake;
        }
    }

    private static IEnumerable<string> Validate(ConsentOptions options, string name, RegionOptions region)
    {
        var key = $"Regions:{name}";
        if (!CategoryValidator.IsName(name))
        {
            yield return $"{key} is no name of a region. Use 1 to 32 letters, digits and '-', such as US-CA (ISO 3166-2) or EU.";
        }

        if (region.Mode is { } mode && ConsentOptionsValidator.EnumMistake(mode, $"{key}:Mode") is { } mistake)
        {
            yield return mistake;
            yield break;
        }

        foreach (var (category, settings) in region.Categories)
        {
            if (!CategoryCompiler.NamesIn(options).Contains(category, StringComparer.OrdinalIgnoreCase))
            {
                yield return $"{key}:Categories:{category} does not exist.{NearestName.Hint(category, CategoryCompiler.NamesIn(options))}";
            }

            if (CategoryCompiler.OffHint(options, category) is { } off)
            {
                yield return $"{key}:Categories:{category} {off}";
            }

            if (settings.Mode is { } own && ConsentOptionsValidator.EnumMistake(own, $"{key}:Categories:{category}:Mode") is { } wrong)
            {
                yield return wrong;
                yield break;
            }
        }

        // Where the region is not known the whole's modes count, and must then not be the looser ones.
        foreach (var category in CategoryCompiler.NamesIn(options))
        {
            var there = CategoryCompiler.ModeOf(options, category, region);
            var elsewhere = CategoryCompiler.ModeOf(options, category, region: null);
            if (there < elsewhere)
            {
                yield return $"{key} asks more of {category} ({there}) than the whole does ({elsewhere}), which counts for visitors whose region is not known. Set the strictest mode for the whole, and looser ones in the regions that allow them.";
            }
        }
    }
}
