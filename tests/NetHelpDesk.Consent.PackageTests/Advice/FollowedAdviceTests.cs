using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>
/// A developer who pastes what the library says, without a thought, has a site on which everything works that worked
/// before, and nothing undeclared.
/// </summary>
public sealed class FollowedAdviceTests(AdvisedSites sites) : IClassFixture<AdvisedSites>
{
    private const string Email = "visitor@example.com";
    private const string Password = "Visitor-2026";

    /// <summary>Where the advice is read: the log, which is all there is in production, or the diagnostics of Development.</summary>
    public static TheoryData<string, bool> Sources => new()
    {
        { "webapp", false },
        { "mvc", true },
        { "blazor", false },
        { "webapi", true },
        { "web", true },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Pasted_advice_and_then_enforcement_leave_a_site_that_works(string template, bool fromLog)
    {
        string advice;
        await using (var reporting = await sites.StartAsync(template, fromLog ? "Production" : "Development"))
        {
            using var developer = new SiteVisitor(reporting.Address);
            await WalkAsync(developer, template);
            (await developer.GetAsync("/kit/health")).Should().Be("Degraded", "cookies are not declared yet");
            advice = fromLog ? AdviceReader.FromLog(reporting.Output) : AdviceReader.FromDiagnostics((await developer.DiagnosticsAsync()).GetRawText());
        }

        sites.FolderOf(template).Configure(advice);
        sites.FolderOf(template).Remove("NetHelpDeskConsent", "Enforcement");

        await using var enforcing = await sites.StartAsync(template, "Development");
        using (var undecided = new SiteVisitor(enforcing.Address))
        {
            await undecided.GetAsync(CookieKit.WriteAll);
            (await undecided.SignInAsync()).Should().Be("visitor", "signing in needs no consent");
            (await undecided.PostFormAsync()).Should().Be("posted");
            (await undecided.CarryAsync()).Should().Be("carried");
            undecided.Cookies.Should().Contain("basket").And.NotContain("_ga").And.NotContain("plain");
            if (fromLog)
            {
                (await undecided.KeepSessionAsync()).Should().Be("kept", "the log's first advice was to exempt it");
            }
        }

        using var visitor = new SiteVisitor(enforcing.Address);
        await visitor.AcceptAsync();
        await WalkAsync(visitor, template);
        Missing(visitor.Cookies).Should().BeEmpty("what worked before still does");
        var diagnostics = await visitor.DiagnosticsAsync();
        diagnostics.GetProperty("undeclared").EnumerateArray().Select(cookie => cookie.GetString()).Should().BeEmpty();
        diagnostics.GetProperty("readyToEnforce").GetBoolean().Should().BeTrue();
        (await visitor.GetAsync("/kit/health")).Should().Be("Healthy");
        enforcing.Output.Should().NotContain("\"Category\":", "nothing is left to advise").And.NotContain("fail: ");
    }

    private static async Task WalkAsync(SiteVisitor visitor, string template)
    {
        if (template == "webapp")
        {
            var email = $"{Guid.NewGuid():N}{Email}";
            (await visitor.SignInWithIdentityAsync(email, Password)).Should().Contain($"Hello {email}!");
        }

        await visitor.GetAsync(CookieKit.WriteAll);
        await visitor.GetAsync(CookieKit.WriteAll);
        (await visitor.SignInAsync()).Should().Be("visitor");
        (await visitor.PostFormAsync()).Should().Be("posted");
        (await visitor.KeepSessionAsync()).Should().Be("kept");
        (await visitor.CarryAsync()).Should().Be("carried");
    }

    private static IEnumerable<string> Missing(IEnumerable<string> held)
    {
        var names = held.ToArray();
        return CookieKit.Written.Where(pattern =>
            !names.Any(name => Regex.IsMatch(name, $"^{Regex.Escape(pattern).Replace("\\*", ".+", StringComparison.Ordinal)}$")));
    }
}
