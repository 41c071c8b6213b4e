using Microsoft.AspNetCore.Html;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>What those see who did not consent; handed from <c>&lt;consent-otherwise&gt;</c> to the element around it.</summary>
internal sealed class ConsentAlternative(Gate gate)
{
    public Gate Gate { get; } = gate;

    public IHtmlContent? Content { get; set; }
}
