using CsCheck;

namespace NetHelpDesk.Consent.Tests;

public class CookieHeaderTests
{
    [Fact]
    public void What_is_found_by_name_is_what_reading_every_cookie_finds() =>
        Gen.String[Gen.Char["Nm=; \t,"], 0, 20].Sample(header => Found(header).SequenceEqual(Read(header)), iter: 20_000);

    [Theory]
    [InlineData("Nm=1", "1")]
    [InlineData("xNm=1; Nmx=2; x=Nm; Nm=3", "3")]
    [InlineData("x=Nm=1; Nm =2 ;Nm", "2")]
    [InlineData("nm=1; NM=2", "")]
    public void A_name_inside_of_another_or_of_a_value_is_not_it(string header, string values) =>
        string.Join(',', Found(header)).Should().Be(values);

    private static List<string> Found(string header)
    {
        var values = new List<string>();
        var rest = header.AsSpan();
        while (CookieHeader.TryFindNext(ref rest, "Nm", out var value))
        {
            values.Add(value.ToString());
        }

        return values;
    }

    private static List<string> Read(string header)
    {
        var values = new List<string>();
        var rest = header.AsSpan();
        while (CookieHeader.TryReadNext(ref rest, out var name, out var value))
        {
            if (name is "Nm")
            {
                values.Add(value.ToString());
            }
        }

        return values;
    }
}
