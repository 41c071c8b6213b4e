namespace NetHelpDesk.Consent;

/// <summary>A text that visitors were shown when they decided; each distinct one is stored once.</summary>
/// <param name="Hash">The SHA-256 of <paramref name="Text"/> in UTF-8: 64 hexadecimal digits in lower case.</param>
/// <param name="Text">What was to be read, line by line, with <c>[x]</c> and <c>[ ]</c> for boxes.</param>
public sealed record ShownText(string Hash, string Text);
