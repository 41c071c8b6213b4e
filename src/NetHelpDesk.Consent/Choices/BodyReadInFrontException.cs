namespace NetHelpDesk.Consent.Choices;

/// <summary>A middleware in front has read the body of a choice and kept nothing of it.</summary>
internal sealed class BodyReadInFrontException() : Exception(
    "The choice cannot be read, because other code of this site has read the body of the request before.");
