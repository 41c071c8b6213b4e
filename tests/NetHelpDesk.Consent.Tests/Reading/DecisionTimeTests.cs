using System.Globalization;
using CsCheck;

namespace NetHelpDesk.Consent.Tests;

public class DecisionTimeTests
{
    [Fact]
    public void A_time_is_read_as_it_was_written() =>
        Gen.Int[0, int.MaxValue].Sample(seconds =>
        {
            var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
            return DecisionTime.Parse(DecisionTime.Format(time)) == time;
        });

    [Fact]
    public void What_the_format_does_not_admit_is_no_time() =>
        Gen.Select(Gen.Int[0, 19], Gen.Char["0123456789-:TZ +\u0660"]).Array[0, 3].Sample(changes =>
        {
            var text = "2026-12-29T23:59:58Z".ToCharArray();
            foreach (var (at, with) in changes)
            {
                text[at] = with;
            }

            return DecisionTime.Parse(text) == Expected(text);
        });

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-23T10:00:00")]
    [InlineData("2026-11-23T10:00:00Z ")]
    [InlineData("2026-11-23T10:00:0\0Z")]
    [InlineData("2026-02-29T10:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    public void These_are_no_times(string text) => DecisionTime.Parse(text).Should().BeNull();

    private static DateTimeOffset? Expected(ReadOnlySpan<char> text) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
