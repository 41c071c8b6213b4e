using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>
/// Content that waits is the text of an attribute. As markup it would be fetched even in a template: scanners that look
/// ahead in a page for what to load (Firefox) do not know that nothing in there is shown. What visitors see instead of it
/// follows, up to a mark.
/// </summary>
internal static class WaitingContent
{
    /// <summary>What ends the text of the content.</summary>
    public const string End = "\"></template>";

    /// <summary>What ends what visitors see instead.</summary>
    public const string Mark = "<template data-consent-end></template>";

    public static string Start(Gate gate) =>
        $"<template data-consent-category=\"{gate.Keys}\"{gate.Reload}{PageNonce.Attribute(gate.Nonce)} data-consent-html=\"";

    public static IHtmlContent Of(Gate gate, IHtmlContent content, IHtmlContent? alternative)
    {
        var html = new HtmlContentBuilder()
            .AppendHtml(Start(gate))
            .AppendHtml(new EscapedContent(content))
            .AppendHtml(End);
        if (alternative is not null)
        {
            html.AppendHtml(alternative);
        }

        return html.AppendHtml(Mark);
    }

    /// <summary>The whole of an element, with what is in it.</summary>
    public static async Task<IHtmlContent> TakeAsync(TagHelperOutput output)
    {
        var element = new TagHelperOutput(
            output.TagName, [.. output.Attributes], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()))
        {
            TagMode = output.TagMode,
        };
        output.PreContent.MoveTo(element.PreContent);
        if (output.IsContentModified)
        {
            output.Content.MoveTo(element.Content);
        }
        else
        {
            element.Content.SetHtmlContent(await output.GetChildContentAsync());
        }

        output.PostContent.MoveTo(element.PostContent);
        output.TagName = null;
        return element;
    }
}
