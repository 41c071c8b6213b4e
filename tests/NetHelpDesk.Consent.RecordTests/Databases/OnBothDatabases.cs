namespace NetHelpDesk.Consent.RecordTests;

/// <summary>Tests that hold on either database.</summary>
public abstract class OnBothDatabases(DatabaseFixture databases)
{
    public static TheoryData<Provider> Both { get; } = new() { Provider.Sqlite, Provider.PostgreSql };

    protected Task<Database> CreateAsync(Provider provider) => databases.CreateAsync(provider);
}
