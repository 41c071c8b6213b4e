using CsCheck;

namespace NetHelpDesk.Consent.Tests;

public class SetCookieRewriterTests
{
    [Theory]
    [InlineData("a=b", "a=b")]
    [InlineData("a=b; max-age=60; Path=/", "a=b; Path=/")]
    [InlineData("a=b;EXPIRES = x ;  path=/;Secure", "a=b;  path=/;Secure")]
    [InlineData("a=b; max-age; expires", "a=b")]
    [InlineData(" a = \"b\" ;; HttpOnly ;Max-Age=1;x=y;", " a = \"b\" ;; HttpOnly ;x=y;")]
    [InlineData("max-age=60; max-age=60", "max-age=60")]
    [InlineData("__Host-a=b; Secure; Path=/; Max-Age=60", "__Host-a=b; Secure; Path=/")]
    [InlineData("a=max-age=5; domain=max-age", "a=max-age=5; domain=max-age")]
    public void Only_the_lifetime_is_taken_out(string header, string expected) =>
        SetCookieRewriter.WithoutLifetime(header).Should().Be(expected);

    [Fact]
    public void A_cap_takes_the_place_of_all_lifetimes_and_makes_none_longer()
    {
        const string header = "a=b; max-age=999; Secure; expires=x";
        var cap = TimeSpan.FromMinutes(1);

        SetCookieRewriter.WithCap(header, TimeSpan.FromSeconds(999), cap).Should().Be("a=b; Secure; max-age=60");
        SetCookieRewriter.WithCap(header, TimeSpan.FromSeconds(5), cap).Should().Be("a=b; Secure; max-age=5");
        SetCookieRewriter.WithCap(header, TimeSpan.FromSeconds(-5), cap).Should().Be("a=b; Secure; max-age=0");
        SetCookieRewriter.WithCap(header, lifetime: null, cap).Should().Be("a=b; Secure");
    }

    [Fact]
    public void Every_other_byte_stays() =>
        Pieces.Joined(15, "a=b", ";", "; ", "Secure", "Max-Age=1", " expires=Thu", "x", "=", "\t", "maxage=1", "Path=/é")
            .Sample(header => SetCookieRewriter.WithoutLifetime(header) == string.Join(';', header.Split(';').Where((piece, index) =>
                index == 0 || !piece.Split('=')[0].Trim(' ', '\t').ToUpperInvariant().Equals("MAX-AGE", StringComparison.Ordinal)
                    && !piece.Split('=')[0].Trim(' ', '\t').ToUpperInvariant().Equals("EXPIRES", StringComparison.Ordinal))));

    [Fact]
    public void What_was_rewritten_has_the_lifetime_given() =>
        Pieces.Joined(12, "a=b", "; ", "Secure", "Max-Age=1", " expires=Thu, 01 Jan 2031 00:00:00 GMT", "x=")
            .Sample(header =>
                !new SetCookieLine(SetCookieRewriter.WithoutLifetime(header)).Lifetime.IsThere
                && new SetCookieLine(SetCookieRewriter.WithCap(header, TimeSpan.MaxValue, TimeSpan.FromDays(2))).Lifetime.Read(default) == TimeSpan.FromDays(2));
}
