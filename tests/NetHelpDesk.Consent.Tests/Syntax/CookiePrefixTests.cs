namespace NetHelpDesk.Consent.Tests;

public sealed class CookiePrefixTests
{
    [Theory]
    [InlineData("lead", "lead=; max-age=0; path=/")]
    [InlineData("__Secure-lead", "__Secure-lead=; max-age=0; path=/; secure")]
    [InlineData("__host-lead", "__host-lead=; max-age=0; path=/; secure")]
    [InlineData("__HTTP-lead", "__HTTP-lead=; max-age=0; path=/; secure; httponly")]
    [InlineData("__Host-hTTP-lead", "__Host-hTTP-lead=; max-age=0; path=/; secure; httponly")]
    [InlineData("__Secure-Http-lead", "__Secure-Http-lead=; max-age=0; path=/; secure")]
    [InlineData("__Http", "__Http=; max-age=0; path=/")]
    public void A_deletion_has_what_the_prefix_demands(string name, string expiry) =>
        new CookieVariant(name, null, "/", Partitioned: false).Expiry(secure: false, crossSite: false).Should().Be(expiry);
}
