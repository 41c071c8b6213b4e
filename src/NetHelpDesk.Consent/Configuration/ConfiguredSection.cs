using Microsoft.Extensions.Configuration;

namespace NetHelpDesk.Consent.Configuration;

/// <summary>A section that the options are read from, to be looked at when the application starts.</summary>
internal sealed record ConfiguredSection(IConfigurationSection Section);
