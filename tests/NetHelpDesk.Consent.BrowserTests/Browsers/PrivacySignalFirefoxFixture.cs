namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Firefox with Global Privacy Control switched on.</summary>
public sealed class PrivacySignalFirefoxFixture() : FirefoxFixture(new() { ["privacy.globalprivacycontrol.enabled"] = true });
