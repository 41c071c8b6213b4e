using CsCheck;

namespace NetHelpDesk.Consent.Tests;

public class CookieHeaderTests
{
    [Fact]
    public void What_is_found_by_name_is_what_reading_every_cookie_finds() =>
        Gen.String[Gen.Char["Nm=; \t,\""], 0, 20].Sample(header => Found(header).Select(found => found.Value).SequenceEqual(Read(header)), iter: 50_000);

    [Fact]
    public void A_cookie_is_certain_where_no_comma_stands_in_its_piece_but_in_a_quoted_value() =>
        Gen.String[Gen.Char["Nm=;,"], 0, 20].Sample(header =>
            Found(header).Where(found => found.IsCertain).Select(found => found.Value)
                .SequenceEqual(header.Split(';').Where(piece => piece.StartsWith("Nm=", StringComparison.Ordinal) && !piece.Contains(','))
                    .Select(piece => piece[3..])));

    [Theory]
    [InlineData("Nm=1", "1!")]
    [InlineData("xNm=1; Nmx=2; x=Nm; Nm=3", "3!")]
    [InlineData("x=Nm=1; Nm =2 ;Nm", "2!")]
    [InlineData("nm=1; NM=2", "")]
    [InlineData("a=b, Nm=1", "1")]
    [InlineData("a=b,Nm=1,Nm=2;Nm=3", "1 2 3!")]
    [InlineData("Nm=1, a=b; Nm=2", "1 2!")]
    [InlineData("Nm=1,", "1")]
    [InlineData(",Nm=1", "1")]
    [InlineData(" \", Nm=1\"", "1\"")]
    [InlineData("a=\"b, Nm=1\"", "")]
    [InlineData("a=\"b, Nm=1\", Nm=2", "2")]
    [InlineData("a=\"b, Nm=1", "1")]
    [InlineData("Nm=\"1,2\"", "\"1,2\"!")]
    public void A_name_inside_of_another_or_of_a_value_is_not_it(string header, string values) =>
        string.Join(' ', Found(header).Select(found => found.Value + (found.IsCertain ? "!" : ""))).Should().Be(values);

    private static List<(string Value, bool IsCertain)> Found(string header)
    {
        var found = new List<(string, bool)>();
        var from = 0;
        while (CookieHeader.TryFindNext(header, ref from, "Nm", out var value, out var isCertain))
        {
            found.Add((value.ToString(), isCertain));
        }

        return found;
    }

    private static List<string> Read(string header)
    {
        var values = new List<string>();
        var rest = header.AsSpan();
        while (!rest.IsEmpty)
        {
            var cookie = rest[..CookieHeader.PartLength(rest[..CookieHeader.PieceLength(rest)])];
            CookieHeader.TryReadNext(ref rest, out var name).Should().BeTrue();
            if (name is "Nm")
            {
                values.Add(cookie[(cookie.IndexOf('=') + 1)..].Trim(" \t").ToString());
            }
        }

        return values;
    }
}
