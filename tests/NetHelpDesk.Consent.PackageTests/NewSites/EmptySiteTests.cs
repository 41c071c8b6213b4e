namespace NetHelpDesk.Consent.PackageTests;

public sealed class EmptySiteTests(Chromium browser, EmptySite site) : NewSiteTests(browser, site), IClassFixture<EmptySite>
{
    [Fact]
    public async Task Editors_check_the_settings_by_the_schema_of_the_package()
    {
        var schemas = await site.SchemasAsync();

        schemas.Should().Contain(file => file.EndsWith("ConfigurationSchema.json") && File.ReadAllText(file).Contains("\"NetHelpDeskConsent\""));
    }
}
