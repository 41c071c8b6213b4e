using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>A million records, which the database makes by itself: one a second, each of a visitor of its own.</summary>
internal static class Million
{
    public const int Count = 1_000_000;

    public static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Columns =
        """
        INSERT INTO "ConsentRecords" ("Id", "Subject", "Account", "At", "Kind", "Categories", "PolicyVersion", "Language", "Source", "Site", "GlobalPrivacyControl")
        """;

    private const string Same = """'Granted', '[{"category":"tracking","outcome":"Granted","mode":"OptIn"}]', '1', 'en', 'Banner', 'example.com'""";

    private const string Sqlite =
        $"""
        WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 999999)
        {Columns}
        SELECT printf('00000000-0000-7000-8000-%012X', n), 'visitor-' || n, 'account-' || (n / 2), datetime('2026-01-01', n || ' seconds'), {Same}, 0
        FROM numbers;
        ANALYZE;
        """;

    private const string PostgreSql =
        $"""
        {Columns}
        SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'visitor-' || n, 'account-' || (n / 2), '2026-01-01Z'::timestamptz + n * interval '1 second', {Same}, false
        FROM generate_series(0, 999999) n;
        ANALYZE;
        """;

    public static async Task InsertAsync(OpenStore open, Provider provider)
    {
        await open.Store.AppendAsync(Batch.Of(), Run.Token);
        await using var context = await open.ContextAsync();
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(2));
        await context.Database.OpenConnectionAsync(Run.Token);
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = provider == Provider.Sqlite ? Sqlite : PostgreSql;
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync(Run.Token);
    }
}
