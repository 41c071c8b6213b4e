using System.Globalization;
using Npgsql;

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>A PostgreSQL of the tests' own: a new cluster on a free port, gone afterwards.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>initdb and postgres refuse to run as root.</summary>
    private const string Account = "postgres";

    private readonly string _folder;
    private readonly string _programs;
    private int _databases;

    private PostgreSqlServer(string folder, string programs)
    {
        _folder = folder;
        _programs = programs;
    }

    public int Port { get; } = FreePort.Find();

    public static async Task<PostgreSqlServer> StartNewAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nethelpdesk-consent-postgresql-").FullName;
        var server = new PostgreSqlServer(folder, await PostgreSqlPrograms.FolderAsync());
        if (Environment.IsPrivilegedProcess)
        {
            await ProgramRun.RunAsync("chown", Account, folder);
        }

        await server.RunAsync("initdb", "-D", server.Data, "-U", Account, "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() => RunAsync(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"),
        "-o", string.Create(CultureInfo.InvariantCulture, $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"),
        "start");

    /// <summary>As a server does that is switched off: connections break, and what was not committed is gone.</summary>
    public Task StopAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"consent{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (InvalidOperationException)
        {
            // A test stopped it.
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private string ConnectionTo(string database) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={Account};Database={database};Timeout=60;Command Timeout=60");

    private Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess
            ? ProgramRun.RunAsync("runuser", ["-u", Account, "--", path, .. arguments])
            : ProgramRun.RunAsync(path, arguments);
    }
}
