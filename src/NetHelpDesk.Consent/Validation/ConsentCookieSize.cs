using System.Globalization;
using NetHelpDesk.Consent.Reading;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Validation;

/// <summary>How long the consent cookie may become at worst: every category granted, in its longest mode, and recorded.</summary>
internal static class ConsentCookieSize
{
    /// <summary>Of name and value together; browsers drop a longer cookie (RFC 6265bis 5.6).</summary>
    private const int MostInBrowsers = 4096;

    private const int Id = 4 + 22 + 1 + 32;
    private const int Signature = 5 + DecisionSignature.Length;

    public static string? Mistake(ConsentOptions options)
    {
        string[] keys =
        [
            .. CategoryCompiler.NamesIn(options).Where(name =>
                name != CookieCategory.Essential
                && CategoryCompiler.IsEnabled(options, name)
                && !(options.Categories.TryGetValue(name, out var category) && category.RequiresConsent == false)),
        ];
        var fix = "v=1&policy=&at=2026-11-23T10:00:00Z&gpc=1".Length + (options.PolicyVersion?.Length ?? 0);
        var decided = keys.Sum(key => $"&{key}=yes".Length);
        var modes = options.Regions.Values.Prepend(null).Max(region =>
            List(keys, "optout", key => CategoryCompiler.ModeOf(options, key, region) == ConsentMode.OptOut)
            + List(keys, "notice", key => CategoryCompiler.ModeOf(options, key, region) == ConsentMode.Notice));
        var record = options.KeepsRecords ? Id + Signature + List(keys, "unrecorded", _ => true) : 0;
        var value = fix + decided + modes + record;
        var most = Math.Min(ConsentCookieFormat.MaxLength, MostInBrowsers - (options.ConsentCookie.Name?.Length ?? 0));
        return value <= most ? null : string.Create(CultureInfo.InvariantCulture,
            $"Categories: what a consent cookie has to hold could grow to {value:N0} bytes, and there is room for {most:N0} ({decided:N0} for {keys.Length} categories, {modes:N0} for their modes, {record:N0} for the record, {fix:N0} for the rest). Shorten the names of categories, which visitors do not read, or merge some.");
    }

    private static int List(string[] keys, string name, Func<string, bool> isIn)
    {
        var length = keys.Where(isIn).Sum(key => key.Length + 1);
        return length == 0 ? 0 : length + $"&{name}".Length;
    }
}
