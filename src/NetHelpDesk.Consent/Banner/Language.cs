using System.Globalization;
using System.Text.Json;

namespace NetHelpDesk.Consent;

/// <summary>What visitors read, in one language.</summary>
internal sealed class Language
{
    private readonly Dictionary<string, string> _texts;

    /// <summary>A short date, but in English, where a reader cannot tell the day from the month.</summary>
    private readonly string _datePattern;

    public Language(string tag, Stream texts)
    {
        Tag = tag;
        _texts = JsonSerializer.Deserialize(texts, LanguageJsonContext.Default.DictionaryStringString)!;
        Culture = CultureOf(tag);
        _datePattern = Culture.Name.Length == 0 ? "yyyy-MM-dd" : tag == "en" ? "d MMMM yyyy" : "d";
    }

    /// <summary>The BCP 47 tag, as it stands in the <c>lang</c> attribute.</summary>
    public string Tag { get; }

    /// <summary>The value of the <c>dir</c> attribute.</summary>
    public string Direction => Tag is "ar" or "he" ? "rtl" : "ltr";

    /// <summary>How dates are written.</summary>
    public CultureInfo Culture { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    public string this[string key] => _texts[key];

    public string? Find(string key) => _texts.GetValueOrDefault(key);

    public string Of(CookieLifetime lifetime)
    {
        if (lifetime.IsSession)
        {
            return this[Words.UntilClosed];
        }

#pragma warning disable CA1308 // Not for comparison: the keys are in lower case.
        var unit = lifetime.Unit.ToString().ToLowerInvariant();
#pragma warning restore CA1308
        return this[$"lifetime.{unit}.{PluralForm.Of(Tag, lifetime.Count)}"]
            .Replace("{count}", lifetime.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    public string Version(string policyVersion) => this[Words.Version].Replace("{version}", policyVersion, StringComparison.Ordinal);

    public string Decided(DateTimeOffset at) => this[Words.Decided]
        .Replace("{date}", at.UtcDateTime.ToString(_datePattern, Culture), StringComparison.Ordinal)
        .Replace("{time}", at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>An application in invariant globalization mode knows no cultures.</summary>
    private static CultureInfo CultureOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
