using System.Globalization;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

public sealed class LifetimeAttributesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_vector_is_read_as_Chromium_reads_it_and_deletes_where_it_says_so()
    {
        foreach (var vector in LifetimeVector.All)
        {
            var lifetime = new LifetimeAttributes(vector.Attributes);
            var seconds = lifetime.Read(Now)?.TotalSeconds;

            (seconds is { } s ? Math.Clamp(s, 0, TimeSpan.FromDays(400).TotalSeconds) : seconds).Should().Be(vector.Seconds, vector.Attributes);
            lifetime.IsDeletion(Now).Should().Be(vector.IsDeletion, vector.Attributes);
        }
    }

    [Fact]
    public void A_deletion_is_read_as_one_whatever_is_added_to_others()
    {
        var random = new RandomAttributes(1);
        for (var i = 0; i < 100_000; i++)
        {
            var text = random.Next();
            var lifetime = new LifetimeAttributes(text);
            var read = lifetime.Read(Now);

            (lifetime.IsDeletion(Now) && !(read <= TimeSpan.Zero)).Should().BeFalse(text);
            (lifetime.IsWithin(TimeSpan.FromDays(1), Now) && read > TimeSpan.FromDays(1)).Should().BeFalse(text);
            (read is not null && !lifetime.IsThere).Should().BeFalse(text);
        }
    }

    [Theory]
    [InlineData("max-age=60; expires=Tue, 24 Nov 2026 12:01:00 GMT", true)]
    [InlineData("max-age=60; expires=Tue, 24 Nov 2026 12:01:01 GMT", false)]
    [InlineData("max-age=61", false)]
    [InlineData("max-age=+60", false)]
    [InlineData("max-age=60; max-age=60", false)]
    [InlineData("expires=Tue, 24 Nov 2026 12:01:00", false)]
    [InlineData("path=/", true)]
    public void Only_what_everybody_reads_alike_is_within_a_cap(string attributes, bool expected) =>
        new LifetimeAttributes(attributes).IsWithin(TimeSpan.FromMinutes(1), Now).Should().Be(expected);

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void A_second_passes_until_a_date_is_past_for_the_browser(int seconds, bool expected) =>
        new LifetimeAttributes("expires=" + Now.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture))
            .IsDeletion(Now).Should().Be(expected);

    [Fact]
    public void A_value_over_1024_octets_is_doubtful_and_not_read()
    {
        var longest = "max-age=" + new string('0', 1023) + "1";
        var tooLong = "max-age=" + new string('0', 1025);

        new LifetimeAttributes(longest).Read(Now).Should().Be(TimeSpan.FromSeconds(1));
        new LifetimeAttributes(tooLong).Read(Now).Should().BeNull();
        new LifetimeAttributes(tooLong).IsThere.Should().BeTrue();
        new LifetimeAttributes("max-age=0; " + tooLong).IsDeletion(Now).Should().BeFalse();
    }
}
