using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NetHelpDesk.Site;

/// <summary>What counts as looking at a page: no assets, no form posts, no errors, no tools for developers.</summary>
public static class PageView
{
    public static bool Is(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Response.StatusCode == StatusCodes.Status200OK
        && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is { } page
        && !page.ViewEnginePath.StartsWith("/Dev/", StringComparison.Ordinal);
}
