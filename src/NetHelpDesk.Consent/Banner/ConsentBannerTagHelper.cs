using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>&lt;consent-banner /&gt;</c>: asks visitors who have not decided; nothing for those who have, but for the
/// floating button (<see cref="ConsentOptions.FloatingButton"/>). Put it directly after <c>&lt;body&gt;</c>. It brings
/// its own style sheet and script, and works without the script. With <see cref="BannerMode.CacheSafe"/> it is the same
/// for everybody and the page does not depend on consent by it. In a frame of another origin nobody is asked.
/// </summary>
[HtmlTargetElement("consent-banner", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConsentBannerTagHelper : TagHelper
{
    /// <summary>Razor takes the bare name of a value for an enumeration alone, not for a nullable one.</summary>
    private BannerPosition? _position;

    /// <summary>The view in which the tag stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>
    /// Where the banner stands on this page. Default: <see cref="ConsentOptions.BannerPosition"/>. Not heeded with
    /// <see cref="BannerMode.CacheSafe"/>.
    /// </summary>
    public BannerPosition Position
    {
        get => _position ?? default;
        set => _position = value;
    }

    /// <summary>
    /// Whether to show the banner to visitors who have decided too, for a page on which its look is worked on.
    /// Default: <see langword="false"/>.
    /// </summary>
    public bool Preview { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.SuppressOutput();
        if (ViewContext.HttpContext.GetConsent() is RequestConsent consent)
        {
            output.Content.SetHtmlContent(BannerContent.Of(consent, _position, Preview));
        }
    }
}
