namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Firefox that keeps no cookies.</summary>
public sealed class CookiesBlockedFirefoxFixture() : FirefoxFixture(new() { ["network.cookie.cookieBehavior"] = 2 });
