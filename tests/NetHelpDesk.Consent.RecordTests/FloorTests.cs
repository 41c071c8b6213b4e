namespace NetHelpDesk.Consent.RecordTests;

public sealed class FloorTests
{
    /// <summary>From the bottom. What a room may use stands before it.</summary>
    private static readonly House Records = new(
        "NetHelpDesk.Consent.EntityFrameworkCore",
        typeof(ConsentDbContext).Assembly,
        new Floor("Model", "the tables"),
        new Floor("Migrations", "how they came to be"),
        new Floor("Reading", "how records are found"),
        new Floor("Writing", "how records are written"),
        new Floor("Schema", "the tables when the application starts"),
        new Floor(House.Root, "Add, and the store"));

    [Fact]
    public void A_room_uses_itself_and_the_floors_below_it() => string.Join('\n', Records.Upward()).Should().BeEmpty();

    [Fact]
    public void Every_room_stands_on_a_floor() => Records.Found.Should().BeEquivalentTo(Records.Rooms);
}
