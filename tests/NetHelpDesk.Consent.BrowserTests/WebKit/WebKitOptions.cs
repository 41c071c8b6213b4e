using OpenQA.Selenium;

namespace NetHelpDesk.Consent.BrowserTests;

/// <param name="settings">Arguments of the browser.</param>
internal sealed class WebKitOptions(string[] settings) : DriverOptions
{
    private const string Vendor = "webkitgtk:browserOptions";

    public override void AddAdditionalOption(string optionName, object optionValue) =>
        throw new NotSupportedException($"{Vendor} alone is sent.");

    public override ICapabilities ToCapabilities()
    {
        var capabilities = GenerateDesiredCapabilities(isSpecificationCompliant: true);
        capabilities.SetCapability(Vendor, new Dictionary<string, object> { ["args"] = (string[])["--automation", .. settings] });
        return capabilities.AsReadOnly();
    }
}
