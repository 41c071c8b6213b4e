using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Components;

/// <summary>
/// What components show in an interactive circuit, where there is no request to read the language from: it is the one
/// of the page from which the circuit started, else that of the circuit's culture, else the default.
/// </summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A text needs no type that trimming could remove.")]
internal sealed class CircuitPages(ConsentRuntimeProvider runtimes, IServiceProvider services)
{
    private const string Key = "NetHelpDesk.Consent.Language";

    private Language? _language;
    private bool _isKept;

    /// <summary>Keeps the language of a page, if it has interactive parts, for their circuit.</summary>
    public void Keep(HttpContext? context)
    {
        if (context is null || _isKept || services.GetService<PersistentComponentState>() is not { } persistent)
        {
            return;
        }

        _isKept = true;

        // Told now: a callback must not hold the request.
        var tag = BannerLanguage.Of(context, runtimes.Current.Rules).Tag;
        persistent.RegisterOnPersisting(
            () =>
            {
                persistent.PersistAsJson(Key, tag);
                return Task.CompletedTask;
            },
            RenderMode.InteractiveServer);
    }

    public LinkContent Link(NavigationManager navigation) => LinkContent.In(
        runtimes.Current, Language, ActionIn(navigation), new Uri(navigation.Uri).PathAndQuery, isDecided: false);

    public TemplateContent Declaration(NavigationManager navigation) =>
        DeclarationContent.In(runtimes.Current, Language, ActionIn(navigation));

    private Language Language => _language ??= Find();

    private string ActionIn(NavigationManager navigation) =>
        PathString.FromUriComponent(new Uri(navigation.BaseUri)).Add(runtimes.Path).ToUriComponent();

    private Language Find()
    {
        var tag = services.GetService<PersistentComponentState>() is { } persistent && persistent.TryTakeFromJson<string>(Key, out var kept)
            ? kept
            : CultureInfo.CurrentUICulture.Name;
        var languages = runtimes.Current.Rules.Languages;
        return languages.Find(tag) ?? languages.Default;
    }
}
