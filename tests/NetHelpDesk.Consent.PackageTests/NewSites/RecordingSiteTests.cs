namespace NetHelpDesk.Consent.PackageTests;

public sealed class RecordingSiteTests(Chromium browser, RecordingSite site) : NewSiteTests(browser, site), IClassFixture<RecordingSite>
{
    [Fact]
    public async Task A_grant_has_a_record_that_its_visitor_can_read()
    {
        await using var visit = await VisitAsync();
        await visit.GoToAsync(site.Page);

        await visit.AcceptAsync();

        (await visit.ReceiptAsync()).Should().ContainEquivalentOf("\"tracking\"").And.Contain("Granted");
        File.Exists(Path.Combine(site.Folder.Path, "consent.db")).Should().BeTrue();
    }
}
