using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace NetHelpDesk.Consent.RecordTests;

public sealed class SchemaTests(DatabaseFixture databases) : OnBothDatabases(databases)
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Many_nodes_that_start_at_once_make_the_tables_once(Provider provider)
    {
        var database = await CreateAsync(provider);
        var nodes = Enumerable.Range(0, 8).Select(_ => database.Open()).ToArray();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Store.AppendAsync(Batch.Of(Batch.Record()), Run.Token), Run.Token)));

        (await database.RecordsAsync()).Should().HaveCount(8);
        await using var context = await nodes[0].ContextAsync();
        (await context.Database.GetAppliedMigrationsAsync(Run.Token)).Should().Equal(context.Database.GetMigrations());
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task No_migration_was_forgotten(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var open = database.Open();
        await using var context = await open.ContextAsync();

        context.Database.HasPendingModelChanges().Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Records_can_be_kept_in_a_context_of_the_applications_own(Provider provider)
    {
        var database = await CreateAsync(provider);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<ShopContext>(database.Choose);
        services.AddNetHelpDeskConsent(options => options.Records.Retention = "5 years").AddEntityFrameworkStore<ShopContext>();
        await using var application = services.BuildServiceProvider();
        await using (var scope = application.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreatedAsync(Run.Token);
        }

        var store = application.GetRequiredService<IConsentRecordStore>();
        var record = Batch.Record();
        await store.AppendAsync(Batch.Of(record), Run.Token);

        (await store.FindAsync(new ConsentRecordQuery(), Run.Token).ToListAsync(Run.Token)).Should().ContainSingle().Which.Should().BeEquivalentTo(record);
    }

    [Fact]
    public async Task A_database_that_is_tried_again_by_itself_is_written_too()
    {
        var database = await CreateAsync(Provider.PostgreSql);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNetHelpDeskConsent(options => options.Records.Retention = "5 years")
            .AddEntityFrameworkStore(options => options.UseNpgsql(database.Connection, npgsql => npgsql.EnableRetryOnFailure()));
        await using var application = services.BuildServiceProvider();
        var store = application.GetRequiredService<IConsentRecordStore>();

        await store.AppendAsync(Batch.Of(Batch.Record()), Run.Token);

        (await store.DeleteAsync(Batch.Now.AddDays(1), most: 10, Run.Token)).Should().Be(1);
    }

    [Fact]
    public async Task A_context_without_the_tables_is_a_mistake_that_is_named()
    {
        var database = await CreateAsync(Provider.Sqlite);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<EmptyContext>(database.Choose);
        services.AddNetHelpDeskConsent(options => options.Records.Retention = "5 years").AddEntityFrameworkStore<EmptyContext>();
        await using var application = services.BuildServiceProvider();

        var append = () => application.GetRequiredService<IConsentRecordStore>().AppendAsync(Batch.Of(Batch.Record()), Run.Token);

        (await append.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("AddConsentRecords");
    }

    [Fact]
    public async Task What_is_written_to_PostgreSQL_waits_for_the_disk_though_the_server_would_not()
    {
        var database = await CreateAsync(Provider.PostgreSql);
        await using var open = database.Open();
        await open.Store.AppendAsync(Batch.Of(Batch.Record()), Run.Token);
        await using (var context = await open.ContextAsync())
        {
            await context.Database.ExecuteSqlRawAsync(
                """
                DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$;
                CREATE TABLE seen (what text, setting text);
                CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql
                    AS $$ BEGIN INSERT INTO seen VALUES (TG_OP, current_setting('synchronous_commit')); RETURN NULL; END $$;
                CREATE TRIGGER see AFTER INSERT OR UPDATE ON "ConsentRecords" FOR EACH STATEMENT EXECUTE FUNCTION see();
                """,
                Run.Token);
        }

        NpgsqlConnection.ClearAllPools();
        await open.Store.AppendAsync(Batch.Of(Batch.Record("forgotten")), Run.Token);
        await open.Store.AppendAsync(Batch.Of() with { Forgotten = ["forgotten"] }, Run.Token);

        await using var after = await open.ContextAsync();
        var seen = await after.Database.SqlQuery<string>($"SELECT DISTINCT what || ' ' || setting AS \"Value\" FROM seen").ToListAsync(Run.Token);
        seen.Should().BeEquivalentTo("INSERT on", "UPDATE on");
        (await after.Database.SqlQuery<string>($"SELECT current_setting('synchronous_commit') AS \"Value\"").SingleAsync(Run.Token))
            .Should().Be("off", "nothing else in the application waits because of us");
    }

    [Fact]
    public async Task Every_connection_that_writes_to_SQLite_waits_for_the_disk()
    {
        var database = await CreateAsync(Provider.Sqlite);
        await using var open = database.Open();
        await open.Store.AppendAsync(Batch.Of(Batch.Record()), Run.Token);
        await using var context = await open.ContextAsync();
        await context.Database.OpenConnectionAsync(Run.Token);
        await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF", Run.Token);
        var connection = context.Database.GetDbConnection();

        await new SqliteDialect().MakeDurableAsync(connection, Run.Token);

        (await ScalarAsync("PRAGMA synchronous")).Should().Be(2L);
        (await ScalarAsync("PRAGMA journal_mode")).Should().Be("wal");

        async Task<object?> ScalarAsync(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(Run.Token);
        }
    }

    private sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddConsentRecords();
    }

    private sealed class EmptyContext(DbContextOptions<EmptyContext> options) : DbContext(options);
}
