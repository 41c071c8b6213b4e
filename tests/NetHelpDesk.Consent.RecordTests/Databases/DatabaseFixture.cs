[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.RecordTests.DatabaseFixture))]

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>One PostgreSQL for the whole run, in which each test has a database of its own.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("nethelpdesk-consent-sqlite-");
    private PostgreSqlServer? _server;

    public async ValueTask InitializeAsync() => _server = await PostgreSqlServer.StartNewAsync();

    /// <summary>A new, empty database.</summary>
    public async Task<Database> CreateAsync(Provider provider) => new(
        provider,
        provider == Provider.PostgreSql
            ? await _server!.CreateDatabaseAsync()
            : $"Data Source={Path.Combine(_files.FullName, Path.GetRandomFileName() + ".db")}");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _files.Delete(recursive: true);
    }
}
