using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public class SameOriginTests
{
    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("none", null, true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", "https://example.com", false)]
    [InlineData(null, "https://example.com", true)]
    [InlineData(null, "http://example.com", false)]
    [InlineData(null, "https://example.com:8443", false)]
    [InlineData(null, "https://evil.example", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, true)]
    public void A_choice_comes_from_the_same_origin_or_no_browser(string? site, string? origin, bool allowed)
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "https";
        request.Host = new HostString("example.com", 443);
        request.Headers["Sec-Fetch-Site"] = site;
        request.Headers.Origin = origin;

        SameOrigin.Allows(request).Should().Be(allowed);
    }
}
