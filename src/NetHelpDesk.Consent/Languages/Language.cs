using System.Globalization;
using System.Text.Json;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Languages;

/// <summary>What visitors read, in one language.</summary>
internal sealed class Language
{
    private readonly IReadOnlyDictionary<string, string> _texts;
    private readonly IReadOnlyDictionary<string, string> _own = new Dictionary<string, string>();

    /// <summary>The same language as it is elsewhere: the package's, or the one that this is a variety of.</summary>
    private readonly Language? _inherited;

    /// <summary>What speaks where this language has no words: the site's default language.</summary>
    private readonly Language? _substitute;

    /// <summary>A short date, but in English, where a reader cannot tell the day from the month.</summary>
    private readonly string _datePattern;

    /// <summary>A language of the package.</summary>
    public Language(string tag, Stream texts)
        : this(tag, JsonSerializer.Deserialize(texts, LanguageJsonContext.Default.DictionaryStringString)!)
    {
    }

    /// <summary>A language of a site, which says some of it in its own words.</summary>
    /// <param name="tag">Its BCP 47 tag.</param>
    /// <param name="texts">What it says instead of the package, by the keys of <see cref="TextKey"/>.</param>
    /// <param name="own">What it says of categories and cookies, by the keys of <see cref="OwnTextKey"/>.</param>
    /// <param name="inherited">The same language as it is elsewhere.</param>
    /// <param name="substitute">What speaks where this has no words.</param>
    public Language(
        string tag,
        IReadOnlyDictionary<string, string> texts,
        IReadOnlyDictionary<string, string> own,
        Language? inherited,
        Language? substitute)
        : this(tag, texts)
    {
        _own = own;
        _inherited = inherited;
        _substitute = substitute;
    }

    private Language(string tag, IReadOnlyDictionary<string, string> texts)
    {
        Tag = tag;
        _texts = texts;
        Direction = LanguageTag.DirectionOf(tag);
        Culture = CultureOf(tag);
        _datePattern = Culture.Name.Length == 0 ? "yyyy-MM-dd" : LanguageTag.Primary(tag) is "en" ? "d MMMM yyyy" : "d";
    }

    /// <summary>The BCP 47 tag, as it stands in the <c>lang</c> attribute.</summary>
    public string Tag { get; }

    /// <summary>The value of the <c>dir</c> attribute.</summary>
    public string Direction { get; }

    /// <summary>How dates are written.</summary>
    public CultureInfo Culture { get; }

    public IEnumerable<string> Keys => _texts.Keys.Union(_inherited?.Keys ?? []);

    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"There is no text '{key}'.");

    public string? Find(string key) => Spoken(key) ?? _substitute?.Find(key);

    /// <summary>The language in which <see cref="Find"/> answers.</summary>
    public Language SpeakerOf(string key) => _substitute is null || Spoken(key) is not null ? this : _substitute;

    /// <summary>What the site itself says in this language, or else in its default language, and in which.</summary>
    public (string? Text, Language Speaker) FindOwn(string key) =>
        OwnOf(key) is { } text ? (text, this) : _substitute?.FindOwn(key) ?? (null, this);

    public (string Text, Language Speaker) Of(CookieLifetime lifetime)
    {
        if (lifetime.IsSession)
        {
            return (this[TextKey.UntilClosed], SpeakerOf(TextKey.UntilClosed));
        }

        var unit = LanguageText.KeyOf(lifetime.Unit);
        var text = Spoken($"{unit}.{PluralForm.Of(Tag, lifetime.Count)}") ?? Spoken($"{unit}.{PluralForm.Other}");
        return text is null && _substitute is not null
            ? _substitute.Of(lifetime)
            : (text!.Replace("{count}", lifetime.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), this);
    }

    public (string Text, Language Speaker) Version(string policyVersion) => (
        this[TextKey.Version].Replace("{version}", policyVersion, StringComparison.Ordinal),
        SpeakerOf(TextKey.Version));

    public string Of(DateOnly date) => date.ToString(_datePattern, Culture);

    public (string Text, Language Speaker) Decided(DateTimeOffset at)
    {
        var speaker = SpeakerOf(TextKey.Decided);
        return (speaker[TextKey.Decided]
            .Replace("{date}", at.UtcDateTime.ToString(speaker._datePattern, speaker.Culture), StringComparison.Ordinal)
            .Replace("{time}", at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal), speaker);
    }

    /// <summary>Which record, and of which day.</summary>
    public (string Text, Language Speaker) Record(Guid id, DateTimeOffset at)
    {
        var speaker = SpeakerOf(TextKey.RecordId);
        return (speaker[TextKey.RecordId]
            .Replace("{id}", id.ToString(), StringComparison.Ordinal)
            .Replace("{date}", at.UtcDateTime.ToString(speaker._datePattern, speaker.Culture), StringComparison.Ordinal), speaker);
    }

    private string? Spoken(string key) => _texts.GetValueOrDefault(key) ?? _inherited?.Spoken(key);

    private string? OwnOf(string key) => _own.GetValueOrDefault(key) ?? _inherited?.OwnOf(key);

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
