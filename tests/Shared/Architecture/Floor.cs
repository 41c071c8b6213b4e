namespace NetHelpDesk.Consent.Testing;

/// <summary>A room of a project, which is a folder at its top, and what is in it.</summary>
/// <param name="Room">The folder.</param>
/// <param name="Holds">What it holds, in a few words.</param>
internal sealed record Floor(string Room, string Holds);
