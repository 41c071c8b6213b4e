using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Scripts;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Banner;

/// <summary>
/// What components show in an interactive circuit, where there is no request to read the language and the consent from.
/// The language is the one of the page from which the circuit started, else that of the circuit's culture, else the
/// default; granted is what that page's visitor had granted, else nothing.
/// </summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A text needs no type that trimming could remove.")]
internal sealed class CircuitPages(ConsentRuntimeProvider runtimes, IServiceProvider services)
{
    private const string Key = "NetHelpDesk.Consent.Language";

    private const string GrantedKey = "NetHelpDesk.Consent.Granted";

    private Language? _language;
    private string[]? _granted;
    private bool _isKept;
    private bool _isGrantedKept;

    /// <summary>Keeps the language of a page, if it has interactive parts, for their circuit.</summary>
    public void Keep(HttpContext? context)
    {
        if (context is not null && !_isKept)
        {
            _isKept = true;

            // Told now: a callback must not hold the request.
            Persist(Key, BannerLanguage.Of(context, runtimes.Current.Rules).Tag);
        }
    }

    /// <summary>Keeps what the visitor of a page had granted, which depends on consent by that.</summary>
    public void KeepGranted(HttpContext context)
    {
        if (!_isGrantedKept)
        {
            _isGrantedKept = true;
            Persist(GrantedKey, GrantedIn(context));
        }
    }

    /// <summary>Whether the visitor had granted all of some categories when the page was rendered.</summary>
    public bool WasGranted(string? categories) => KeysOf(categories).All((_granted ??= FindGranted()).Contains);

    /// <summary>What needs consent of some categories, as scripts name them.</summary>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    public IEnumerable<string> KeysOf(string? categories) => NeededOf(categories).Select(category => category.Key);

    public string Placeholder(string? categories, string provider, NavigationManager navigation) => EmbedPlaceholder.In(
        runtimes.Current, Language, ActionIn(navigation), new Uri(navigation.Uri).PathAndQuery, [.. NeededOf(categories)], provider);

    public LinkContent Link(NavigationManager navigation) => LinkContent.In(
        runtimes.Current, Language, ActionIn(navigation), new Uri(navigation.Uri).PathAndQuery, isDecided: false);

    public TemplateContent Declaration(NavigationManager navigation) =>
        DeclarationContent.In(runtimes.Current, Language, ActionIn(navigation));

    private Language Language => _language ??= Find();

    private string ActionIn(NavigationManager navigation) =>
        PathString.FromUriComponent(new Uri(navigation.BaseUri)).Add(runtimes.Path).ToUriComponent();

    private void Persist(string key, string value)
    {
        if (services.GetService<PersistentComponentState>() is { } persistent)
        {
            persistent.RegisterOnPersisting(
                () =>
                {
                    persistent.PersistAsJson(key, value);
                    return Task.CompletedTask;
                },
                RenderMode.InteractiveServer);
        }
    }

    private IEnumerable<Category> NeededOf(string? categories) =>
        SignalMap.Split(categories).Select(runtimes.Current.Rules.Categories.Get).Where(category => !category.IsExempt);

    /// <summary>In a page that is the same for everybody nothing is, until the browser says so.</summary>
    private static string GrantedIn(HttpContext context) =>
        context.GetConsent() is RequestConsent { Rules.BannerMode: not BannerMode.CacheSafe } consent
            ? string.Join(' ', consent.Rules.Categories.All.Where(consent.State.IsGranted).Select(category => category.Key))
            : "";

    private string[] FindGranted() =>
        services.GetService<PersistentComponentState>() is { } persistent && persistent.TryTakeFromJson<string>(GrantedKey, out var kept)
            ? SignalMap.Split(kept)
            : [];

    private Language Find()
    {
        var tag = services.GetService<PersistentComponentState>() is { } persistent && persistent.TryTakeFromJson<string>(Key, out var kept)
            ? kept
            : CultureInfo.CurrentUICulture.Name;
        var languages = runtimes.Current.Rules.Languages;
        return languages.Find(tag) ?? languages.Default;
    }
}
