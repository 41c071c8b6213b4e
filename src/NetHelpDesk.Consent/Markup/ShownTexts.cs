using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NetHelpDesk.Consent.Decisions;

namespace NetHelpDesk.Consent.Markup;

/// <summary>
/// What a template gives visitors to read, one text for each state of consent that it tells apart. Every node of a site
/// makes the same of the same options, so that one knows what another has shown.
/// </summary>
internal sealed class ShownTexts(HtmlTemplate template)
{
    /// <summary>A visitor can send any mixture of decisions; few are ever shown.</summary>
    private const int MaxRemembered = 256;

    private readonly ConcurrentDictionary<string, ShownText> _texts = new(StringComparer.Ordinal);

    public ShownText For(ConsentState state)
    {
        if (_texts.TryGetValue(state.Key, out var known))
        {
            return known;
        }

        var text = Make(state);
        if (_texts.Count >= MaxRemembered)
        {
            // What is shown to many is soon there again; what somebody made up is not.
            _texts.Clear();
        }

        _texts.TryAdd(state.Key, text);
        return text;
    }

    private ShownText Make(ConsentState state)
    {
        using var html = new StringWriter();
        template.WriteTo(html, new PageModel("", "", state) { IsShownText = true });
        var text = VisibleText.Of(html.ToString());
        return new ShownText(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text);
    }
}
