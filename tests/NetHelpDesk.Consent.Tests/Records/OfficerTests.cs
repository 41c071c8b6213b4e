using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Records;

public sealed class OfficerTests
{
    private static readonly (string, string) Officer = ("Authorization", "officer");

    [Theory]
    [InlineData("")]
    [InlineData("/records")]
    [InlineData("/statistics")]
    [InlineData("/export.csv")]
    [InlineData("/export.jsonl")]
    [InlineData("/texts/0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Who_is_not_let_in_sees_nothing(string below)
    {
        await using var site = await StartAsync();

        using var anonymous = await site.GetAsync("/consent-records" + below);
        using var visitor = await site.GetAsync("/consent-records" + below, headers: ("Authorization", "visitor"));

        anonymous.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        visitor.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_policy_nothing_is_mapped(string? policy)
    {
        await using var site = await StartAsync(policy);

        using var response = await site.GetAsync("/consent-records", headers: Officer);

        (await response.TextAsync()).Should().Be("the application's own");
    }

    [Fact]
    public async Task Without_a_store_the_mistake_is_named()
    {
        var map = () => ConsentHost.StartAsync(Server.InMemory, app => app.MapConsentRecords("Officer"));

        (await map.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("AddEntityFrameworkStore");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_policy_that_is_defined_nowhere_is_a_mistake_at_start(bool authorizes)
    {
        var map = () => ConsentHost.StartAsync(
            Server.InMemory,
            app => app.MapConsentRecords("Officer"),
            options => options.Records.Retention = "1 year",
            services =>
            {
                services.AddSingleton<IConsentRecordStore>(new TestRecordStore());
                if (authorizes)
                {
                    services.AddAuthorization();
                }
            });

        (await map.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should()
            .Contain("policy 'Officer' is not defined").And.Contain("AddAuthorizationBuilder().AddPolicy(\"Officer\"");
    }

    [Fact]
    public async Task Records_are_found_by_visitor_time_and_version()
    {
        await using var site = await StartAsync();

        (await IdsAsync("subject=visitor-2")).Should().Equal(2);
        (await IdsAsync("from=2026-11-21&until=2026-11-21")).Should().Equal(2);
        (await IdsAsync("from=2026-11-21T00:00:01Z")).Should().Equal(3);
        (await IdsAsync("version=old")).Should().Equal(1);
        (await IdsAsync("")).Should().Equal(3, 2, 1);

        async Task<IEnumerable<int>> IdsAsync(string query)
        {
            using var response = await site.GetAsync("/consent-records/records?" + query, headers: Officer);
            return (await response.JsonAsync()).GetProperty("records").EnumerateArray()
                .Select(record => int.Parse(record.GetProperty("subject").GetString()!.AsSpan(8), provider: null)).ToArray();
        }
    }

    [Fact]
    public async Task More_records_than_fit_on_a_page_follow_on_the_next()
    {
        await using var site = await StartAsync();

        using var first = await site.GetAsync("/consent-records/records?limit=2&version=1", headers: Officer);
        using var all = await site.GetAsync("/consent-records/records?limit=100", headers: Officer);

        (await first.JsonAsync()).GetProperty("next").GetString().Should().StartWith("/consent-records/records?version=1&limit=2&after=");
        (await all.JsonAsync()).GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("until=2026-13-01", "until")]
    [InlineData("after=1", "after")]
    [InlineData("after=99999999999999999999.0", "after")]
    [InlineData("limit=0", "limit")]
    [InlineData("subject=%00", "subject")]
    [InlineData("version=%F0%9F%92%A9", "version")]
    [InlineData("account=dana", "account")]
    [InlineData("from=2026-11-23&until=2026-11-22", "from", "/statistics")]
    [InlineData("until=0001-01-10", "until", "")]
    [InlineData("until=0001-01-01", "until", "/statistics")]
    [InlineData("until=0001-01-29T23:59:59Z", "until", "/statistics")]
    [InlineData("from=0001-01-01", "from", "")]
    [InlineData("until=9999-12-31", "until", "")]
    [InlineData("until=9999-12-31T23:59:59-14:00", "until")]
    [InlineData("from=0001-01-01T00:00:00%2B14:00", "from")]
    [InlineData("until=10000-01-01", "until")]
    [InlineData("until=-0001-01-01", "until")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("after=-1.00000000000000000000000000000000", "after")]
    [InlineData("after=9223372036854775807.00000000000000000000000000000000", "after")]
    public async Task What_cannot_be_read_is_named(string query, string field, string below = "/records")
    {
        await using var site = await StartAsync();

        using var response = await site.GetAsync($"/consent-records{below}?{query}", headers: Officer);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).GetProperty("field").GetString().Should().Be(field);
    }

    [Theory]
    [InlineData("?from=0001-01-01&until=0001-01-10")]
    [InlineData("/statistics?from=0001-01-01&until=0001-01-01")]
    [InlineData("/statistics?from=9999-12-30&until=9999-12-30")]
    [InlineData("/records?from=0001-01-01&until=0001-01-01")]
    [InlineData("/records?until=9999-12-30&limit=1000")]
    [InlineData("/records?from=9999-12-31T23:59:59Z")]
    [InlineData("/records?from=2026-11-23T10:00:00%2B02:00")]
    [InlineData("/records?after=0.00000000000000000000000000000000")]
    [InlineData("/export.csv?until=0001-01-10")]
    public async Task The_first_and_the_last_days_can_be_asked_for(string below)
    {
        await using var site = await StartAsync();

        using var response = await site.GetAsync("/consent-records" + below, headers: Officer);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Records_are_exported_as_CSV_that_no_spreadsheet_runs()
    {
        await using var site = await StartAsync();

        using var response = await site.GetAsync("/consent-records/export.csv?subject=visitor-3", headers: Officer);

        response.Header("Content-Type").Should().Be("text/csv; charset=utf-8");
        response.Header("Content-Disposition").Should().Be("attachment; filename=\"consent-records-2026-11-23.csv\"");
        response.Header("Consent-Records-Total").Should().Be("1");
        var lines = (await response.TextAsync()).Split("\r\n");
        lines[0].Should().StartWith("id,subject,account,at,kind,categories,");
        lines[1].Should().Be(
            "00000000-0000-0000-0000-000000000003,visitor-3,,2026-11-22T00:00:00Z,Granted,tracking=Granted (OptIn),1,de,Banner,"
            + "\"'=cmd(\"\"x\"\",1)\",EU,,false,,,\"'+Browser/1\"");
        lines[2].Should().BeEmpty();
    }

    [Fact]
    public async Task Records_are_exported_as_one_JSON_object_a_line()
    {
        await using var site = await StartAsync();

        using var response = await site.GetAsync("/consent-records/export.jsonl", headers: Officer);

        var lines = (await response.TextAsync()).TrimEnd('\n').Split('\n');
        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("subject").GetString())
            .Should().Equal("visitor-1", "visitor-2", "visitor-3");
    }

    [Fact]
    public async Task Rates_are_told_by_day_category_language_and_version_and_no_small_group_by_its_language()
    {
        await using var site = await StartAsync();

        using var response = await site.GetAsync("/consent-records/statistics?from=2026-11-01&until=2026-11-30", headers: Officer);

        var statistics = await response.JsonAsync();
        Rates("byDay").Should().Equal(("2026-11-20", 1, 0, 1), ("2026-11-21", 0, 30, 0), ("2026-11-22", 1, 0, 1));
        Rates("byCategory").Should().Equal(("tracking", 2, 30, 0.0625));
        Rates("byLanguage").Should().Equal(("de", 1, 30, 0.0323), ("others", 1, 0, 1));
        Rates("byVersion").Should().Equal(("1", 1, 30, 0.0323), ("old", 1, 0, 1));

        IEnumerable<(string?, int, int, double)> Rates(string name) => statistics.GetProperty(name).EnumerateArray().Select(rate => (
            rate.GetProperty("name").GetString(),
            rate.GetProperty("granted").GetInt32(),
            rate.GetProperty("refused").GetInt32(),
            rate.GetProperty("acceptanceRate").GetDouble())).ToArray();
    }

    [Fact]
    public async Task The_page_shows_rates_as_numbers_and_a_chart_and_the_records_in_markup_alone()
    {
        await using var site = await StartAsync();

        using var response = await site.GetAsync("/consent-records?from=2026-11-01&until=2026-11-30", headers: Officer);

        var html = await response.TextAsync();

        // What the one script adds is the progress of an export; the links work without.
        html.Split("<script").Should().HaveCount(2);
        html.Should().Contain("<script type=\"module\" src=\"/privacy-choices/export.js?v=")
            .And.Contain("<svg").And.Contain("<td>6.3 %</td>").And.Contain("visitor-3")
            .And.Contain("/consent-records/export.csv?from=2026-11-01&amp;until=2026-11-30")
            .And.NotContain(" style=").And.NotContain("\"=cmd");
        response.Header("Content-Security-Policy").Should().Contain("default-src 'none'").And.Contain("script-src 'self'");
        response.Header("Cache-Control").Should().Be("no-store");
    }

    private static async Task<ConsentHost> StartAsync(string? policy = "Officer")
    {
        var store = new TestRecordStore();
        await store.AppendAsync(
            new ConsentRecordBatch
            {
                Records =
                [
                    Record(1, new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)) with { PolicyVersion = "old", Language = "mt" },
                    Record(2, new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)) with { Kind = ConsentRecordKind.BySignal },
                    Record(3, new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero)) with { Site = "=cmd(\"x\",1)", UserAgent = "+Browser/1" },
                ],
                Texts = [],
                FirstRefusals = [new ConsentTally(new DateOnly(2026, 11, 21), "tracking", "de", "1", 0, 30, 0)],
                Forgotten = [],
            },
            default);
        return await ConsentHost.StartAsync(
            Server.InMemory,
            app =>
            {
                app.UseAuthentication();
                app.UseAuthorization();
                app.MapConsentRecords(policy);
                app.MapFallback(() => "the application's own");
            },
            options => options.Records.Retention = "5 years",
            services =>
            {
                services.AddSingleton<IConsentRecordStore>(store);
                HeaderLogin.AddTo(services);
                services.AddAuthorizationBuilder().AddPolicy("Officer", set => set.RequireRole("officer"));
            });
    }

    private static ConsentRecord Record(int number, DateTimeOffset at) => new()
    {
        Id = new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)number),
        Subject = $"visitor-{number}",
        At = at,
        Kind = ConsentRecordKind.Granted,
        Categories = [new CategoryOutcome("tracking", ConsentOutcome.Granted, ConsentMode.OptIn)],
        PolicyVersion = "1",
        Language = "de",
        Source = ConsentRecordSource.Banner,
        Site = "example.com",
        Region = "EU",
    };
}
