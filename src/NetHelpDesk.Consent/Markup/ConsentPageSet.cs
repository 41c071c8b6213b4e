using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Markup;

/// <summary>The pages in each language, written when a visitor first needs them.</summary>
internal sealed class ConsentPageSet(ConsentRules rules, string path)
{
    /// <summary>Bounded by the number of languages that the package has.</summary>
    private readonly ConcurrentDictionary<string, ConsentPages> _pages = new(StringComparer.Ordinal);

    public string Path { get; } = path;

    /// <summary>What runs in pages before all other scripts.</summary>
    public EarlyScript EarlyScript { get; } = new(rules);

    /// <summary>The address of the choices, as the visitor's browser needs it.</summary>
    public string UrlIn(HttpContext context) => context.Request.PathBase.Add(Path).ToUriComponent();

    public ConsentPages In(Language language) => _pages.TryGetValue(language.Tag, out var pages)
        ? pages
        : _pages.GetOrAdd(language.Tag, new ConsentPages(rules, Path, language));
}
