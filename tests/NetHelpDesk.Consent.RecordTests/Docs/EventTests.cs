using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.RecordTests.Docs;

/// <summary>The table of log events in the guide to troubleshooting, for both packages.</summary>
public sealed partial class EventTests
{
    private static readonly string Guide = File.ReadAllText(
        RepositoryFolder.Of("src", "NetHelpDesk.Consent", "Guides", "troubleshooting.md"));

    private static readonly LoggerMessageAttribute[] Events =
        [.. new[] { typeof(ConsentOptions).Assembly, typeof(ConsentModelBuilderExtensions).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()];

    [Fact]
    public void No_two_events_have_the_same_id() =>
        Events.Should().HaveCountGreaterThan(30).And.OnlyHaveUniqueItems(@event => @event.EventId);

    [Fact]
    public void The_guide_has_a_row_for_every_event_and_no_other() =>
        Rows().Select(row => row.Id).Should().Equal(Events.Select(@event => @event.EventId).Order());

    [Fact]
    public void The_guide_says_how_loud_an_event_is()
    {
        // What is told once as information and then as debug is given its level where it is logged.
        var levels = Events.ToDictionary(
            @event => @event.EventId,
            @event => @event.Level == LogLevel.None ? "Information, Debug" : @event.Level.ToString());

        Rows().Should().OnlyContain(row => levels[row.Id] == row.Level);
    }

    private static IEnumerable<(int Id, string Level)> Rows() => Row().Matches(Guide)
        .Select(match => (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value));

    [GeneratedRegex(@"^\| (\d+) \| ([\w, ]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
