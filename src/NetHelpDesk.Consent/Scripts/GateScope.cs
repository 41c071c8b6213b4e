using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>Which parts that wait for consent are around what is being rendered.</summary>
/// <param name="Depth">How many of them are open.</param>
/// <param name="IsWaiting">
/// One of them is not. What is in it must wait too, be it granted by now: by the time the outer part opens, it may be
/// refused.
/// </param>
internal sealed record GateScope(int Depth, bool IsWaiting)
{
    private static readonly GateScope Page = new(0, IsWaiting: false);

    public static GateScope Of(HttpContext context) =>
        context.Items.TryGetValue(typeof(GateScope), out var found) && found is GateScope scope ? scope : Page;

    /// <summary>Renders what stands in this scope.</summary>
    public async Task<TContent> RenderAsync<TContent>(HttpContext context, Func<Task<TContent>> render)
        where TContent : IHtmlContent
    {
        var around = Of(context);
        context.Items[typeof(GateScope)] = this;
        try
        {
            return await render();
        }
        finally
        {
            context.Items[typeof(GateScope)] = around;
        }
    }
}
