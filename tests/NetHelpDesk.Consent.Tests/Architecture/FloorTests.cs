using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests.Architecture;

public sealed class FloorTests
{
    /// <summary>From the bottom. What a room may use stands before it.</summary>
    private static readonly House Core = new(
        "NetHelpDesk.Consent",
        typeof(ConsentOptions).Assembly,
        new Floor("Syntax", "cookies, dates, hosts, addresses and policies, as they stand in HTTP messages"),
        new Floor("Words", "categories, modes, verdicts: no HTTP, no options"),
        new Floor("Telemetry", "the log, the metrics, what is told once"),
        new Floor("Languages", "what visitors read, language by language"),
        new Floor("Records", "proof of consent, its store, the keys that sign"),
        new Floor("Configuration", "what appsettings holds, and how it is read"),
        new Floor("Decisions", "what a visitor decided, and the state that follows"),
        new Floor("Rules", "options compiled: cookies, catalogue, categories, what happens to a cookie"),
        new Floor("Reading", "the consent cookie"),
        new Floor("Validation", "every mistake in the options"),
        new Floor("Markup", "banner, pages and scripts, written in advance from the rules"),
        new Floor("Verdicts", "whom verdicts are told, and what was discovered by them"),
        new Floor("Recording", "how records are written, found again, and followed by accounts"),
        new Floor("Requests", "what is known of one request"),
        new Floor("Caching", "what caches are told"),
        new Floor("Enforcement", "hide, withhold, expire, open the policy"),
        new Floor("Features", "what the application sees and decides"),
        new Floor("Scripts", "elements that wait"),
        new Floor("Banner", "the banner, its page, links, for Razor and Blazor"),
        new Floor("Choices", "the contract over HTTP"),
        new Floor("Receipts", "what a visitor gets of the records"),
        new Floor("Officer", "what the privacy officer gets of them"),
        new Floor("Diagnostics", "what developers are shown"),
        new Floor(House.Root, "Add, Use, Map, the builder, ConsentMiddleware"));

    [Fact]
    public void A_room_uses_itself_and_the_floors_below_it() => string.Join('\n', Core.Upward()).Should().BeEmpty();

    [Fact]
    public void Every_room_stands_on_a_floor() => Core.Found.Should().BeEquivalentTo(Core.Rooms);

    [Fact]
    public void An_internal_type_says_its_room_by_its_namespace() => string.Join('\n', Core.Misnamed()).Should().BeEmpty();

    [Fact]
    public void The_picture_of_the_floors_is_true() =>
        File.ReadAllText(RepositoryFolder.Of(".github", "CONTRIBUTING.md")).Should().Contain(Core.Picture);

    /// <summary>Else the others would pass for nothing.</summary>
    [Fact]
    public void What_a_type_uses_is_read_from_the_code_of_its_methods() =>
        UsedTypes.Of(typeof(SetCookieEnforcer)).Should().Contain(typeof(SetCookieRewriter)).And.NotContain(typeof(BannerContent));
}
