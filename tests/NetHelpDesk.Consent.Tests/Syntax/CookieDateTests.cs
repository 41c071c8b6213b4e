using System.Globalization;
using CsCheck;

namespace NetHelpDesk.Consent.Tests;

/// <summary>How Chromium reads a date.</summary>
public class CookieDateTests
{
    [Theory]
    [InlineData("Tue, 24 Nov 2026 12:00:30 GMT")]
    [InlineData("Mon, 24 Nov 2026 12:00:30 GMT")]
    [InlineData("Tuesday, 24-Nov-26 12:00:30 GMT")]
    [InlineData("Tue Nov 24 12:00:30 2026")]
    [InlineData("24 NOVEMBER 2026 12:0:30 +0100")]
    [InlineData("12:00:30 nov 24 26")]
    [InlineData("24 Nov 2026 12:00:30.5")]
    [InlineData("024th 24 Nov 2026z 2026 012:00000:30")]
    public void A_date_is_read_as_browsers_do(string text) =>
        CookieDate.Parse(text).Should().Be(new DateTimeOffset(2026, 11, 24, 12, 0, 30, TimeSpan.Zero));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("24 Nov 2026")]
    [InlineData("24 Nov 12:00:30")]
    [InlineData("Nov 2026 12:00:30")]
    [InlineData("24 2026 12:00:30")]
    [InlineData("31 Feb 2026 12:00:30")]
    [InlineData("29 Feb 2025 12:00:30")]
    [InlineData("0 Nov 2026 12:00:30")]
    [InlineData("24th Nov 2026 12:00:30")]
    [InlineData("24 Nov 2026x 12:00:30")]
    [InlineData("24 Nov 2026 12:00:30x")]
    [InlineData("24 Nov 2026 12:00:30:00")]
    [InlineData("24 Nov 2026 24:00:30")]
    [InlineData("24 Nov 2026 12:60:30")]
    [InlineData("24 Nov 2026 12:00:60")]
    [InlineData("24 Nov 2026 120:00:30")]
    [InlineData("24 Nov 202600 12:00:30")]
    [InlineData("29 Feb 20100 12:00:30")]
    [InlineData("2026-11-24T12:00:30Z")]
    public void What_is_no_date_is_ignored(string text) => CookieDate.Parse(text).Should().BeNull();

    [Theory]
    [InlineData("69", 2069)]
    [InlineData("70", 1970)]
    [InlineData("99", 1999)]
    [InlineData("00", 2000)]
    public void A_year_of_two_digits_is_near(string year, int expected) =>
        CookieDate.Parse($"24 Nov {year} 12:00:30")!.Value.Year.Should().Be(expected);

    [Theory]
    [InlineData("100", 100)]
    [InlineData("1600", 1600)]
    [InlineData("0001", 2001)]
    [InlineData("02026", 2026)]
    public void A_year_of_other_lengths_is_taken_as_it_is(string year, int expected) =>
        CookieDate.Parse($"24 Nov {year} 12:00:30")!.Value.Year.Should().Be(expected);

    [Fact]
    public void A_year_beyond_the_calendar_is_as_late_as_can_be() =>
        CookieDate.Parse("29 Feb 20000 12:00:30").Should().Be(DateTimeOffset.MaxValue);

    [Fact]
    public void Every_date_that_the_framework_writes_is_read() =>
        Gen.DateTime[new DateTime(1601, 1, 1), new DateTime(9999, 12, 31)].Sample(date =>
            CookieDate.Parse(date.ToString("R", CultureInfo.InvariantCulture)) is { } read
            && read.DateTime == new DateTime(date.Ticks - (date.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified));

    [Fact]
    public void No_input_throws() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789:- ,NovJanab"], 0, 30]).Sample(text => { CookieDate.Parse(text); });
}
