namespace NetHelpDesk.Consent.Tests;

public class LocalUrlTests
{
    [Theory]
    [InlineData("/", true)]
    [InlineData("/a?b=//c", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("/a\r\nX: y", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_an_absolute_path_is_on_this_site(string? url, bool isLocal) =>
        LocalUrl.IsLocal(url).Should().Be(isLocal);

    [Theory]
    [InlineData("/a%20b?c=d", "/a%20b?c=d")]
    [InlineData("/é b", "/%C3%A9%20b")]
    public void What_cannot_stand_in_a_header_is_encoded(string url, string encoded) =>
        LocalUrl.Encode(url).Should().Be(encoded);
}
