using System.Globalization;
using CsCheck;

namespace NetHelpDesk.Consent.Tests;

/// <summary>How browsers read a Set-Cookie header (RFC 6265bis 5.6).</summary>
public class SetCookieLineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Lines = Gen.OneOf(
        Gen.String,
        Pieces.Joined(
            12, "a", "_ga", "=", ";", " ", "\t", ",", "\"", "max-age", "Max-Age=", "expires=", "0", "-", "60", "\u0001", "\u007f",
            "; Secure", "; max-age=-1", "; Max-Age=60", "; MAX-AGE=5,0", "; Path=/", "; Expires=Wed, 01 Jan 2031 00:00:00 GMT", "; expires=x"));

    [Theory]
    [InlineData("a=b", "a")]
    [InlineData(" a\t=\tb ", "a")]
    [InlineData("a b=c", "a b")]
    [InlineData("a=b=c", "a")]
    [InlineData("a=", "a")]
    [InlineData("a=b, c=d", "a")]
    [InlineData("a,b=c", "a,b")]
    [InlineData("\"a\"=b", "\"a\"")]
    [InlineData("a=\"x;y\"", "a")]
    [InlineData("a%3D=b", "a%3D")]
    [InlineData("a=b;; secure", "a")]
    [InlineData("A=b", "A")]
    [InlineData("foo", "")]
    [InlineData("foo; a=b", "")]
    [InlineData("=foo", "")]
    [InlineData("=_ga=1", "_ga")]
    [InlineData(" = _ga =1", "_ga")]
    [InlineData("==_ga=1", "")]
    public void The_name_is_what_the_browser_sends_back(string line, string name)
    {
        var read = new SetCookieLine(line);
        read.Name.ToString().Should().Be(name);
        read.IsIgnored.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData(" \t= \t; Max-Age=5")]
    [InlineData("; a=b")]
    [InlineData("a=b\u0000")]
    [InlineData("a=b\u0008c")]
    [InlineData("a\u001f=b")]
    [InlineData("a=b; Path=/\u007f")]
    [InlineData("a=b\r\nSet-Cookie: c=d")]
    public void What_a_browser_ignores_is_ignored(string line) => new SetCookieLine(line).IsIgnored.Should().BeTrue();

    [Fact]
    public void A_tab_is_no_control_character() => new SetCookieLine("a=b\tc").IsIgnored.Should().BeFalse();

    [Fact]
    public void No_input_throws_and_every_input_is_read_as_a_simple_reader_does() =>
        Lines.Sample(line =>
        {
            var read = new SetCookieLine(line);
            var expected = Reference(line);
            return read.Name.ToString() == expected.Name
                && read.IsIgnored == expected.IsIgnored
                && (expected.MaxAge is null || read.Lifetime.Read(Now) == TimeSpan.FromSeconds(expected.MaxAge.Value));
        });

    private static (string Name, bool IsIgnored, long? MaxAge) Reference(string line)
    {
        var pieces = line.Split(';');
        var (name, value) = Pair(pieces[0]) ?? ("", pieces[0].Trim(' ', '\t'));
        var ignored = (name + value).Length == 0 || line.Any(c => c is < ' ' and not '\t' or '\u007f');
        if (name.Length == 0)
        {
            name = Pair(value)?.Name ?? "";
        }

        long? maxAge = null;
        foreach (var piece in pieces.Skip(1))
        {
            if ((Pair(piece) ?? (piece.Trim(' ', '\t'), "")) is var attribute
                && attribute.Item1.Equals("max-age", StringComparison.OrdinalIgnoreCase))
            {
                var isNumber = System.Text.RegularExpressions.Regex.IsMatch(attribute.Item2, @"\A[+-]?[0-9]{1,18}\z");
                maxAge = isNumber ? Math.Clamp(long.Parse(attribute.Item2, CultureInfo.InvariantCulture), 0, int.MaxValue) : null;
            }
        }

        return (name, ignored, maxAge);
    }

    private static (string Name, string Value)? Pair(string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 ? (parts[0].Trim(' ', '\t'), parts[1].Trim(' ', '\t')) : null;
    }
}
