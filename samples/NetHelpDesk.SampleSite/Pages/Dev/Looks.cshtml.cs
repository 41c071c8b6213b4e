using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetHelpDesk.Consent;

namespace NetHelpDesk.Site.Pages.Dev;

/// <summary>Shows what the banner looks like in each place, palette, theme and language.</summary>
public sealed class LooksModel : PageModel
{
    public static readonly string[] Palettes = ["site", "package", "paper"];

    public static readonly string[] Themes = ["system", "light", "dark"];

    public static readonly string[] Languages =
    [
        "en", "ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "he", "hi", "hr", "hu", "is", "it", "ja", "ko",
        "lt", "lv", "mt", "nb", "nl", "nn", "pl", "pt", "pt-BR", "ro", "sk", "sl", "sv", "tr", "uk", "zh-Hans", "zh-Hant",
    ];

    [BindProperty(SupportsGet = true)]
    public BannerPosition Position { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Palette { get; set; } = "site";

    [BindProperty(SupportsGet = true)]
    public string Theme { get; set; } = "system";

    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = "en";

    /// <summary>Stands for a localised site, whose banner speaks the language of its page.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Languages.Contains(Language))
        {
            HttpContext.Features.Set<IRequestCultureFeature>(new RequestCultureFeature(new RequestCulture(Language), provider: null));
        }
    }
}
