using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Languages;

namespace NetHelpDesk.Consent.Rules;

/// <summary>The languages that a site offers, in its own words where it has some.</summary>
internal sealed class SiteLanguages
{
    /// <summary>Stands in the settings for all languages of the package that are not named there.</summary>
    public const string Others = "*";

    private readonly ConsentOptions _options;
    private readonly Dictionary<string, LanguageOptions> _localized = [];
    private readonly Dictionary<string, LanguageOptions> _settings;
    private readonly LanguageTagSet _known;
    private readonly LanguageTable _offered;

    public SiteLanguages(ConsentOptions options, LocalizedTexts? localized)
    {
        _options = options;
        _settings = SettingsOf(options);
        _known = KnownTo(options);
        var defaultTag = _known.Find(options.DefaultLanguage)!;
        if (localized is not null)
        {
            // At once, so that a source that fails does so at start and not for a visitor.
            _localized = _known.All.ToDictionary(tag => tag, tag => localized.In(tag, isDefault: tag == defaultTag));
        }

        Default = Make(defaultTag, substitute: null, isDefault: true);
        var offersOthers = !options.Languages.TryGetValue(Others, out var others) || others.Enabled;
        var offered = _known.All.Where(tag =>
            tag == defaultTag || (_settings.TryGetValue(tag, out var settings) ? settings.Enabled : offersOthers));
        _offered = new LanguageTable(new LanguageTagSet(offered), tag => tag == defaultTag ? Default : Make(tag, Default));
    }

    /// <summary>The language of the site's own texts, and of visitors whose languages are not offered.</summary>
    public Language Default { get; }

    public bool IsSingle => _offered.Tags.All.Count == 1;

    /// <summary>The tags of the package's languages and of those that the site adds.</summary>
    public static LanguageTagSet KnownTo(ConsentOptions options) =>
        new(LanguageSet.Tags.Union(SettingsOf(options).Keys, StringComparer.OrdinalIgnoreCase));

    /// <summary>The settings of each language, whichever way its tag is written.</summary>
    public static Dictionary<string, LanguageOptions> SettingsOf(ConsentOptions options)
    {
        var settings = new Dictionary<string, LanguageOptions>(StringComparer.OrdinalIgnoreCase);
        foreach (var (tag, language) in options.Languages.Where(language => language.Key != Others))
        {
            settings[TagOf(tag)] = language;
        }

        return settings;
    }

    /// <summary>A tag as the package writes it, where it has the language; configuration may write it in capitals.</summary>
    public static string TagOf(string tag) => LanguageSet.TagOf(tag) ?? LanguageTag.Normalize(tag);

    /// <summary>One that is offered; see <see cref="LanguageTagSet.Find"/>.</summary>
    public Language? Find(ReadOnlySpan<char> tag) => _offered.Find(tag);

    private Language Make(string tag, Language? substitute, bool isDefault = false)
    {
        var texts = SiteTexts.Of(_options, _settings.GetValueOrDefault(tag), _localized.GetValueOrDefault(tag), isDefault);
        return new Language(tag, texts.Texts, texts.Own, InheritedBy(tag), substitute);
    }

    /// <summary>The package's words of this very language, else the language that it is a variety of.</summary>
    private Language? InheritedBy(string tag)
    {
        if (LanguageSet.TagOf(tag) is { } own)
        {
            return LanguageSet.Find(own);
        }

        return _known.Lookup(LanguageTag.Shorter(tag)) is { } wider
            ? Make(wider, substitute: null)
            : null;
    }
}
