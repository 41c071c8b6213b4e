using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>The contract over HTTP: every address with which a visitor chooses.</summary>
internal sealed class ChoiceEndpoints
{
    public IReadOnlyList<ChoiceEndpoint> All { get; } =
    [
        new("",
            (HttpMethods.Get, PageHandler.GetPageAsync),
            (HttpMethods.Post, ChoiceHandler.PostAsync),
            (HttpMethods.Delete, ChoiceHandler.DeleteAsync)),
        new("/banner", (HttpMethods.Get, PageHandler.GetBannerAsync)),
        new("/state", (HttpMethods.Get, StateJson.GetAsync)),
        new("/consent.js", (HttpMethods.Get, (context, _) => Asset.Script.WriteAsync(context))),
        new("/consent.css", (HttpMethods.Get, (context, _) => Asset.Style.WriteAsync(context))),
    ];

    public ChoiceEndpoint? Find(PathString rest)
    {
        var path = rest.Value is null or "/" ? "" : rest.Value;
        foreach (var endpoint in All)
        {
            if (endpoint.Path.Equals(path, StringComparison.OrdinalIgnoreCase))
            {
                return endpoint;
            }
        }

        return null;
    }
}
