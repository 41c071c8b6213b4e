using NetHelpDesk.Consent.Languages;

namespace NetHelpDesk.Consent.Recording;

/// <summary>How a decision came about, as far as it is recorded.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Language">The language in which the visitor was asked.</param>
/// <param name="TextHash">The hash of the text that the choice says was shown.</param>
/// <param name="Text">That text, where it is known here.</param>
internal sealed record DecisionOrigin(
    ConsentRecordSource Source, Language Language, string? TextHash = null, ShownText? Text = null);
