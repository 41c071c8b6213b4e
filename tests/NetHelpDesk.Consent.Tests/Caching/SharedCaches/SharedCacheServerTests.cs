namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// Two visitors behind one shared cache, with every pair of decisions, in every order: neither is given the other's
/// cookie or page, whatever the page says of caching.
/// </summary>
public sealed class SharedCacheServerTests(SharedCachesFixture servers) : IClassFixture<SharedCachesFixture>, IDisposable
{
    private static readonly string[] Servers = ["nginx", "Apache"];

    private static readonly Dictionary<string, (string? Cookie, bool Signal)> Kinds = new()
    {
        ["undecided"] = (null, false),
        ["granting"] = (Visitor.GrantedAll, false),
        ["refusing"] = (Visitor.RefusedAll, false),
        ["undecided with the privacy signal"] = (null, true),
    };

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public static TheoryData<string, string, string> EveryPage
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var server in Servers)
            {
                foreach (var page in CachedSite.Pages.Keys)
                {
                    foreach (var says in new[] { "public, max-age=600", "s-maxage=600", "" })
                    {
                        rows.Add(server, page, says);
                    }
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task Neither_of_two_visitors_is_given_what_is_the_other_s(string server, string page, string says)
    {
        foreach (var first in Kinds.Keys)
        {
            foreach (var second in Kinds.Keys)
            {
                var address = $"{page}?{CachedSite.Says}={Uri.EscapeDataString(says)}&visits={Uri.EscapeDataString(first + " " + second)}";
                foreach (var (who, kind) in new[] { ("ann", first), ("bob", second), ("ann", first), ("bob", first), ("ann", second) })
                {
                    var made = await VisitAsync(servers.AddressOfSite, address, who, kind);

                    var given = await VisitAsync(servers.AddressOf(server), address, who, kind);

                    given.Text.Should().Be(made.Text, "{0} is {1}, after one who is {2}", who, kind, first);
                    given.Cookies.Should().Equal(made.Cookies, "{0} is {1}, after one who is {2}", who, kind, first);
                }
            }
        }
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("Apache")]
    public async Task A_page_that_is_the_same_for_all_is_shared(string server)
    {
        var runs = new HashSet<string>();
        foreach (var (who, kind) in Kinds.Keys.SelectMany(kind => new[] { ("ann", kind), ("bob", kind) }))
        {
            runs.Add((await VisitAsync(servers.AddressOf(server), "/reads-nothing?shared", who, kind)).Run);
        }

        runs.Should().ContainSingle();
    }

    [Theory]
    [InlineData("/appends-cookie")]
    [InlineData("/writes-raw-cookie")]
    public async Task What_the_application_calls_public_is_shared_with_its_exempt_cookie(string page)
    {
        var address = $"{page}?{CachedSite.Named}=auth";
        var first = await VisitAsync(servers.AddressOf("Apache"), address, "ann", "granting");

        var second = await VisitAsync(servers.AddressOf("Apache"), address, "bob", "refusing");

        second.Cookies.Should().Equal(first.Cookies).And.ContainSingle().Which.Should().StartWith("auth=ann");
    }

    public void Dispose() => _client.Dispose();

    private async Task<(string Text, string[] Cookies, string Run)> VisitAsync(Uri server, string address, string who, string kind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, address));
        request.Headers.Add(CachedSite.Who, who);
        var (cookie, signal) = Kinds[kind];
        request.Headers.TryAddWithoutValidation("Cookie", cookie is null ? $"lead={who}" : $"{cookie}; lead={who}").Should().BeTrue();

        if (signal)
        {
            request.Headers.Add("Sec-GPC", "1");
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.TextAsync(), response.SetCookies(), response.Header(CachedSite.Run));
    }
}
