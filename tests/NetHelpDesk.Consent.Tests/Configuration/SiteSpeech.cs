namespace NetHelpDesk.Consent.Tests;

/// <summary>The site's resources: those beside this file, in no culture, in German and in Welsh.</summary>
internal sealed class SiteSpeech;
