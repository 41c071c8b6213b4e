using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>
/// What server and page let through of a lifetime, held to what Chromium makes of the same line: of lines that somebody
/// writes, and of lines that nobody should.
/// </summary>
public sealed class CookieLifetimeTests(BrowserFixture browser) : IAsyncLifetime
{
    private const int Seed = 20261128;
    private const int Batches = 40;
    private const int InOneResponse = 50; // times three cookies; a browser keeps 180 for a site

    private static readonly double Cap = TimeSpan.FromDays(2).TotalSeconds;
    private static readonly LifetimeVector[] Vectors = [.. LifetimeVector.All];
    private static readonly string[][] RandomLines = MakeRandomLines();

    private ScriptSite _site = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;
    private string[] _lines = [];

    public async ValueTask InitializeAsync()
    {
        _site = await ScriptSite.StartAsync(WriteLines, options =>
        {
            options.GuardScriptCookies = true;
            options.Cookies["lead*"] = new() { Category = CookieCategory.Tracking, Purpose = "Counts visits" };
            options.Cookies["visit*"] = new() { Category = CookieCategory.Session, Purpose = "Remembers this visit" };
            options.Cookies["capped*"] = new() { Category = CookieCategory.Advertising, Purpose = "Chooses advertisements", MaxLifetime = "2 days" };
            options.Paths["/raw"] = new() { Enforcement = EnforcementMode.Off, Reason = "What Chromium makes of it" };
        });
        _context = await browser.NewContextAsync(new() { BaseURL = _site.Address });
        _page = await _context.NewPageAsync();
        await _page.GotoAsync("/");
    }

    [Fact]
    public async Task Each_line_of_the_vectors_is_kept_by_Chromium_as_they_say()
    {
        foreach (var vectors in Vectors.Chunk(InOneResponse))
        {
            var held = await ReceiveAsync("/raw", [.. vectors.Select(vector => vector.Attributes)]);

            held.Select(Shown).Should().Equal(vectors.Select(vector => Shown(vector.Seconds)));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_consent_the_deletions_of_the_vectors_pass_and_nothing_else_does(bool byServer)
    {
        foreach (var vectors in Vectors.Chunk(InOneResponse))
        {
            await _context.AddCookiesAsync(vectors.Select((_, index) => new Cookie { Name = $"lead{index}", Value = "old", Url = _site.Address }));

            var held = await WriteAsync(byServer, [.. vectors.Select(vector => vector.Attributes)]);

            held.Where(cookie => cookie.Name.StartsWith("lead", StringComparison.Ordinal)).Should().OnlyContain(cookie => cookie.Value == "old");
            Enumerable.Range(0, vectors.Length).Where(index => held.Any(cookie => cookie.Name == $"lead{index}"))
                .Select(index => vectors[index].Attributes)
                .Should().Equal(vectors.Where(vector => !vector.IsDeletion).Select(vector => vector.Attributes));
            held.Should().OnlyContain(cookie => cookie.Name.StartsWith("lead", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_line_is_written_nothing_gets_past_consent_the_session_or_a_cap(bool byServer)
    {
        await _page.EvaluateAsync(
            """
            async () => {
              const response = await fetch('/privacy-choices', {
                method: 'POST', headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ choice: 'save', categories: ['session', 'advertising'] }),
              });
              document.dispatchEvent(new CustomEvent('consentchange', { detail: await response.json() }));
            }
            """);
        foreach (var lines in RandomLines)
        {
            var raw = await ReceiveAsync("/raw", lines);
            var held = await WriteAsync(byServer, lines);

            held.Should().NotContain(cookie => cookie.Name.StartsWith("lead", StringComparison.Ordinal), "there is no consent to it");
            for (var i = 0; i < lines.Length; i++)
            {
                var visit = held.SingleOrDefault(cookie => cookie.Name == $"visit{i}");
                (visit is null ? raw[i] == 0 : visit.Expires == -1).Should().BeTrue($"a session cookie loses «{lines[i]}»");
                Shown(NotBrief(Left(held, $"capped{i}"))).Should().Be(Shown(NotBrief(raw[i] > Cap ? Cap : raw[i])), $"a cap holds of «{lines[i]}»");
            }
        }
    }

    [Fact]
    public async Task The_cookie_store_s_own_way_to_give_a_lifetime_is_held_to_the_same_rules()
    {
        await _page.EvaluateAsync<object>(
            """
            async () => {
              await cookieStore.set({ name: ' lead1 ', value: '1' });
              await cookieStore.set({ name: 'lead2', value: '1', maxAge: 100 });
              await cookieStore.set({ name: 'lead3', value: '1', maxAge: 'x' });
              document.cookie = '=lead4=1; path=/';
            }
            """);
        (await _context.CookiesAsync()).Should().BeEmpty();
        await _page.EvaluateAsync(
            """
            () => document.dispatchEvent(new CustomEvent('consentchange', {
              detail: { decided: true, categories: { essential: true, session: true, tracking: false, advertising: true } },
            }))
            """);
        await _page.EvaluateAsync<object>(
            """
            async () => {
              await cookieStore.set({ name: 'visit', value: '1', maxAge: 100 });
              await cookieStore.set({ name: 'capped', value: '1', maxAge: 9999999 });
              await cookieStore.set({ name: 'capped1', value: '1', maxAge: 60 });
            }
            """);

        var held = await _context.CookiesAsync();
        Shown(Left(held, "visit")).Should().Be("session");
        Shown(Left(held, "capped")).Should().Be(Shown(Cap));
        Shown(Left(held, "capped1")).Should().Be(Shown(60));
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _site.DisposeAsync();
    }

    private static string[][] MakeRandomLines()
    {
        var random = new RandomAttributes(Seed);
        return [.. Enumerable.Range(0, Batches * InOneResponse).Select(_ => random.Next()).Chunk(InOneResponse)];
    }

    private string WriteLines(HttpContext context)
    {
        context.Response.Headers.SetCookie = context.Request.Path.Value switch
        {
            "/raw" => _lines.Select((line, index) => $"raw{index}=1; path=/; {line}").ToArray(),
            "/held" => Names(_lines).Select(cookie => $"{cookie.Name}=1; path=/; {cookie.Line}").ToArray(),
            _ => default,
        };
        return "</head><body>";
    }

    private static IEnumerable<(string Name, string Line)> Names(string[] lines) => lines.SelectMany((line, index) =>
        new[] { "lead", "visit", "capped" }.Select(name => ($"{name}{index}", line)));

    /// <summary>The seconds for which Chromium keeps each line: nothing for a session, zero where it keeps none.</summary>
    private async Task<double?[]> ReceiveAsync(string path, string[] lines)
    {
        await FetchAsync(path, lines);
        var held = await _context.CookiesAsync();
        await ForgetAsync();
        return [.. lines.Select((_, index) => Left(held, $"raw{index}"))];
    }

    private async Task<IReadOnlyList<BrowserContextCookiesResult>> WriteAsync(bool byServer, string[] lines)
    {
        if (byServer)
        {
            await FetchAsync("/held", lines);
        }
        else
        {
            await _page.EvaluateAsync<string>(
                "all => { for (const { name, line } of all) { document.cookie = `${name}=1; path=/; ${line}`; } return document.cookie; }",
                Names(lines).Select(cookie => new { name = cookie.Name, line = cookie.Line }).ToArray());
        }

        var held = await _context.CookiesAsync();
        await ForgetAsync();
        return held;
    }

    private async Task FetchAsync(string path, string[] lines)
    {
        _lines = lines;
        await _page.EvaluateAsync<object>("async path => { await (await fetch(path)).text(); }", path);
    }

    private Task ForgetAsync() => _context.ClearCookiesAsync(new() { NameRegex = new Regex("^(raw|lead|visit|capped)") });

    private static double? Left(IReadOnlyList<BrowserContextCookiesResult> held, string name) =>
        held.SingleOrDefault(cookie => cookie.Name == name) is not { } cookie ? 0
        : cookie.Expires < 0 ? null
        : cookie.Expires - DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>What lives for seconds may be gone before it is looked at.</summary>
    private static double? NotBrief(double? seconds) => seconds < 200 ? 0 : seconds;

    /// <summary>To half an hour, but for the minutes of short ones: the machine that tests may be slow.</summary>
    private static string Shown(double? seconds) => seconds switch
    {
        null => "session",
        0 => "none",
        < 200 => "short",
        _ => Math.Round(seconds.Value / 1800).ToString(CultureInfo.InvariantCulture) + " half hours",
    };
}
