namespace NetHelpDesk.Consent.RecordTests;

/// <summary>Finds PostgreSQL's own programs, or provides them.</summary>
internal static class PostgreSqlPrograms
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private const string DebianSettings = "/etc/postgresql-common";

    private static readonly Lazy<Task<string>> Folder = new(ProvideAsync);

    /// <summary>The folder with <c>initdb</c> and <c>pg_ctl</c>.</summary>
    public static Task<string> FolderAsync() => Folder.Value;

    private static async Task<string> ProvideAsync() =>
        Find() ?? (await InstallAsync() ? Find() : null) ?? throw new InvalidOperationException(
            "The tests of records need PostgreSQL: install it so that initdb is on the PATH (Debian: apt-get install postgresql).");

    private static string? Find()
    {
        var debian = Directory.Exists(DebianFolder)
            ? Directory.GetDirectories(DebianFolder).OrderByDescending(folder => folder.Length).ThenByDescending(folder => folder).Select(folder => Path.Combine(folder, "bin"))
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return debian.Concat(onPath).FirstOrDefault(folder =>
            File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    /// <summary>Only the programs: Debian's package would also make and start a cluster of its own.</summary>
    private static async Task<bool> InstallAsync()
    {
        var settings = Path.Combine(DebianSettings, "createcluster.conf");
        if (Environment.IsPrivilegedProcess && File.Exists("/etc/debian_version") && !File.Exists(settings))
        {
            Directory.CreateDirectory(DebianSettings);
            await File.WriteAllTextAsync(settings, "create_main_cluster = false\n");
        }

        return await DebianPackage.InstallAsync("postgresql");
    }
}
