using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Languages;

/// <summary>Which texts the package has, and what each must hold.</summary>
internal static partial class LanguageText
{
    private const string Lifetime = "lifetime.";
    private const string Category = "category.";
    private const string Count = "{count}";

    private static readonly FrozenSet<string> Keys = LanguageSet.English.Keys
        .Where(key => !IsLifetime(key) && !IsOfCategory(key))
        .Concat(
            from unit in Enum.GetValues<LifetimeUnit>()
            where unit != LifetimeUnit.Session
            from form in PluralForm.All
            select $"{KeyOf(unit)}.{form}")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>All but those of the built-in categories, which are set by category.</summary>
    public static IEnumerable<string> All => Keys;

    /// <summary>Those without which a language cannot stand for itself; of a counted word, one form will do.</summary>
    public static IEnumerable<string> Needed =>
        Keys.Where(key => !IsLifetime(key) || key.EndsWith("." + PluralForm.Other, StringComparison.Ordinal));

    public static bool IsLifetime(string key) => key.StartsWith(Lifetime, StringComparison.OrdinalIgnoreCase);

    public static bool IsOfCategory(string key) => key.StartsWith(Category, StringComparison.OrdinalIgnoreCase);

    /// <summary>The key as the package writes it, or nothing where there is no such text.</summary>
    public static string? KeyOf(string key) => Keys.TryGetValue(key, out var known) ? known : null;

#pragma warning disable CA1308 // Not for comparison: the keys are in lower case.
    /// <summary>The start of the keys of a unit's forms.</summary>
    public static string KeyOf(LifetimeUnit unit) => Lifetime + unit.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>What a text must hold: the placeholders of the English one. A language may leave the number one out.</summary>
    public static string[] PlaceholdersOf(string key) => IsLifetime(key) ? [Count] : PlaceholdersIn(LanguageSet.English[key]);

    public static bool HasItsPlaceholders(string key, string text)
    {
        var held = PlaceholdersIn(text);
        var needed = PlaceholdersOf(key);
        return held.Length == held.Distinct().Count()
            && held.All(needed.Contains)
            && (IsLifetime(key) || held.Length == needed.Length);
    }

    private static string[] PlaceholdersIn(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{[^}]*\}?|\}")]
    private static partial Regex Placeholder();
}
