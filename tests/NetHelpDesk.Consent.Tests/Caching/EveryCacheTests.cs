namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// Visitors of every kind, one after another, through every cache, at every place, on every page: each is given what
/// there is without a cache, and no more.
/// </summary>
public sealed class EveryCacheTests
{
    private static readonly Dictionary<string, (string? Cookie, bool Signal)> Kinds = new()
    {
        ["consenting"] = (Visitor.GrantedAll, false),
        ["refusing"] = (Visitor.RefusedAll, false),
        ["undecided"] = (null, false),
        ["undecided with the privacy signal"] = (null, true),
        ["consenting with the privacy signal"] = (Visitor.GrantedAll, true),
    };

    public static TheoryData<SiteCache, bool, string, string> EveryWay
    {
        get
        {
            var ways = new TheoryData<SiteCache, bool, string, string>();
            foreach (var cache in new[] { SiteCache.Output, SiteCache.Response })
            {
                foreach (var cacheFirst in new[] { true, false })
                {
                    foreach (var page in CachedSite.Pages.Keys)
                    {
                        foreach (var first in Kinds.Keys)
                        {
                            ways.Add(cache, cacheFirst, page, first);
                        }
                    }
                }
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task No_visitor_is_given_what_was_made_for_another(SiteCache cache, bool cacheFirst, string page, string first)
    {
        await using var plain = await CachedSite.StartAsync(SiteCache.None, cacheFirst);
        await using var cached = await CachedSite.StartAsync(cache, cacheFirst);

        foreach (var kind in Order(first))
        {
            string? run = null;
            foreach (var who in new[] { "ann", "bob" })
            {
                var expected = await VisitAsync(plain, page, kind, who);
                var given = await VisitAsync(cached, page, kind, who);

                given.Text.Should().Be(expected.Text, "{0} is {1}", who, kind);
                given.Cookies.Should().BeSubsetOf(expected.Cookies, "{0} is {1}", who, kind);
                if (run is not null)
                {
                    (given.Run == run).Should().Be(IsShared(cache, page, kind), "the second of the {0} is given the first one's page or not", kind);
                }

                run = given.Run;
            }
        }
    }

    /// <summary>Whether visitors in the same state share a page.</summary>
    private static bool IsShared(SiteCache cache, string page, string kind) => (cache, page) switch
    {
        (_, "/reads-nothing") => true,

        // What is hidden from all of them is the same for all of them.
        (SiteCache.Output, "/reads-cookie") => !kind.StartsWith("consenting", StringComparison.Ordinal),
        (SiteCache.Output, "/reads-consent" or "/reads-built-in-consent" or "/renders-banner") => true,

        // Response caching stores the page as it was before the late cookie.
        (SiteCache.Response, "/writes-cookie-late") => true,
        _ => false,
    };

    private static IEnumerable<string> Order(string first) =>
        Kinds.Keys.SkipWhile(kind => kind != first).Concat(Kinds.Keys.TakeWhile(kind => kind != first));

    private static async Task<(string Text, string[] Cookies, string Run)> VisitAsync(ConsentHost host, string page, string kind, string who)
    {
        var (cookie, signal) = Kinds[kind];
        (string, string)[] headers = signal ? [(CachedSite.Who, who), ("Sec-GPC", "1")] : [(CachedSite.Who, who)];
        using var response = await host.GetAsync(page, cookie is null ? $"lead={who}" : $"{cookie}; lead={who}", headers);
        response.EnsureSuccessStatusCode();
        return (await response.TextAsync(), response.SetCookies(), response.Header(CachedSite.Run));
    }
}
