using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Elements with tag helpers on them, as Razor renders them.</summary>
internal static class TagPage
{
    public static ViewContext ViewOf(HttpContext context) => new() { HttpContext = context };

    /// <summary>An element with <c>consent-category</c>.</summary>
    public static Task<string> ElementAsync(
        HttpContext context, string category, string tag, string content = "", params TagHelperAttribute[] attributes) =>
        RenderAsync(new ConsentCategoryTagHelper { ViewContext = ViewOf(context), Category = category }, tag, content, attributes);

    public static async Task<string> RenderAsync(
        ITagHelper helper, string tag, string content = "", params TagHelperAttribute[] attributes)
    {
        var output = Output(tag, content, attributes);
        await helper.ProcessAsync(Context(tag), output);
        return Write(output);
    }

    public static TagHelperContext Context(string tag) => new(tag, [], new Dictionary<object, object>(), "1");

    public static TagHelperOutput Output(string tag, string content = "", params TagHelperAttribute[] attributes)
    {
        var output = new TagHelperOutput(tag, [.. attributes], (_, _) => Task.FromResult(Html(content)));
        if (tag is "img" or "link")
        {
            output.TagMode = TagMode.StartTagOnly;
        }

        output.Content.SetHtmlContent(content);
        return output;
    }

    public static string Write(TagHelperOutput output)
    {
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }

    public static TagHelperContent Html(string html) => new DefaultTagHelperContent().SetHtmlContent(html);
}
