namespace NetHelpDesk.Consent.Tests;

public class EncodingTests
{
    [Fact]
    public void Markup_in_the_configuration_does_not_survive()
    {
        const string Script = "\"><script>alert(1)</script>";
        var rules = TestRules.Of(options =>
        {
            options.PolicyUrl = "/" + Script;
            options.Categories["Tracking"] = new() { DisplayName = Script, Description = Script };
            options.Categories["Session"] = new() { RequiresConsent = false, Reason = Script };
            options.Languages["de"] = new()
            {
                Texts = { ["title"] = Script, ["pageTitle"] = Script, ["cookies"] = Script, ["name"] = Script, ["version"] = "{version}" + Script },
                Categories = { ["Advertising"] = new() { DisplayName = Script, Description = Script } },
                Cookies = { ["<script>"] = new() { Purpose = Script, Provider = Script, Reason = Script } },
            };
            options.Cookies["<script>"] = new() { Category = "Tracking", Purpose = Script, Provider = Script };
        });
        var pages = new ConsentPages(rules, "/privacy-choices", rules.Languages.Find("de")!);

        foreach (var template in new[] { pages.Banner, pages.Page, pages.Declaration, pages.Everybody })
        {
            using var writer = new StringWriter();
            template.WriteTo(writer, new PageModel("/" + Script, "/" + Script, new ConsentState(rules, null, signal: false)));

            writer.ToString().Should().NotContain("<script>").And.Contain("&lt;script&gt;");
        }
    }
}
