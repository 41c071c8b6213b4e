namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// Way of writing a cookie, other middleware, and visitor: in every combination exactly those cookies arrive whose
/// category the visitor granted.
/// </summary>
public sealed class CookieTableTests(CookieTable table) : IClassFixture<CookieTable>
{
    private static readonly string[] OverHttp2 =
        ["nothing else", "UseCookiePolicy after", "UseSession before", "UseExceptionHandler after", "UseResponseCompression before"];

    public static TheoryData<string, string, string> Cells => CellsOf(OtherMiddleware.All);

    public static TheoryData<string, string, string> CellsOverHttp2 =>
        CellsOf(OtherMiddleware.All.Where(other => OverHttp2.Contains(other.Name)));

    public static TheoryData<string, string> CachedPages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var way in WayOfWriting.All.Where(way => !way.NeedsSession))
            {
                foreach (var cache in OtherMiddleware.All.Where(other => other.IsCache))
                {
                    pages.Add(way.Name, cache.Name);
                }
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_cookie_arrives_where_its_category_is_granted(string written, string beside, string visitor) =>
        await ExpectAsync(Server.Kestrel, written, beside, visitor);

    [Theory]
    [MemberData(nameof(CellsOverHttp2))]
    public async Task A_cookie_arrives_over_HTTP2_where_its_category_is_granted(string written, string beside, string visitor) =>
        await ExpectAsync(Server.Http2, written, beside, visitor);

    [Theory]
    [MemberData(nameof(CachedPages))]
    public async Task No_visitor_gets_a_cookie_that_a_page_was_cached_with_for_another(string written, string cache)
    {
        var way = WayOfWriting.Named(written);
        string[] visits = ["granted all", "undecided", "granted tracking", "refused", "granted all", "undecided"];
        foreach (var visitor in visits.Select(TableVisitor.Named))
        {
            (await table.CookiesAsync(Server.Kestrel, way, OtherMiddleware.Named(cache), visitor, page: "shared"))
                .Should().BeSubsetOf(Granted(way, visitor), visitor.Name);
        }
    }

    private static IEnumerable<string> Granted(WayOfWriting way, TableVisitor visitor) =>
        way.Cookies.Where(cookie => visitor.Gets.Contains(cookie.Category)).Select(cookie => cookie.Name);

    private static TheoryData<string, string, string> CellsOf(IEnumerable<OtherMiddleware> columns)
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var column in columns)
        {
            foreach (var way in WayOfWriting.All.Where(way => !way.NeedsSession || column.HasSession))
            {
                foreach (var visitor in TableVisitor.All)
                {
                    cells.Add(way.Name, column.Name, visitor.Name);
                }
            }
        }

        return cells;
    }

    private async Task ExpectAsync(Server server, string written, string beside, string visitor)
    {
        var way = WayOfWriting.Named(written);
        var state = TableVisitor.Named(visitor);

        var arrived = await table.CookiesAsync(server, way, OtherMiddleware.Named(beside), state);

        arrived.Should().BeEquivalentTo(Granted(way, state));
    }
}
