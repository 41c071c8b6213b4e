namespace NetHelpDesk.Consent.Tests;

public class ClassifierTests
{
    [Fact]
    public void The_sites_rule_beats_the_label_then_is_essential_then_the_catalogue()
    {
        var declared = TestRules.Of(options => options.Cookies["_ga"] = new() { Category = "Session" });
        var undeclared = TestRules.Of();

        Classify(declared, "_ga", "Advertising").Should().Be((ClassificationSource.SiteRule, "Session"));
        Classify(declared, "_ga", CategoryLabel.IsEssential).Should().Be((ClassificationSource.SiteRule, "Session"));
        Classify(undeclared, "_ga", "advertising").Should().Be((ClassificationSource.Label, "Advertising"));
        Classify(undeclared, "_ga", CategoryLabel.IsEssential).Should().Be((ClassificationSource.IsEssential, "Essential"));
        Classify(undeclared, "_ga", "").Should().Be((ClassificationSource.Catalogue, "Tracking"));
        Classify(undeclared, "else", "").Should().Be((ClassificationSource.Unknown, null));
    }

    [Fact]
    public void Is_essential_counts_for_nothing_where_it_is_not_trusted()
    {
        var rules = TestRules.Of(options => options.TrustIsEssential = false);

        Classify(rules, "else", CategoryLabel.IsEssential).Source.Should().Be(ClassificationSource.Unknown);
        Classify(rules, "_ga", CategoryLabel.IsEssential).Should().Be((ClassificationSource.Catalogue, "Tracking"));
    }

    [Fact]
    public void A_label_of_no_category_leaves_the_cookie_unknown() =>
        Classify(TestRules.Of(), "_ga", "Nowhere").Source.Should().Be(ClassificationSource.Unknown);

    [Fact]
    public void A_category_of_the_sites_own_works_like_a_built_in_one()
    {
        var rules = TestRules.Of(options =>
        {
            options.Categories["Chat"] = new() { Description = "Talk to us", MaxLifetime = "1 day" };
            options.Cookies["chat_*"] = new() { Category = "chat" };
        });

        Classify(rules, "chat_1", "").Should().Be((ClassificationSource.SiteRule, "Chat"));
        Classify(rules, "other", "Chat").Should().Be((ClassificationSource.Label, "Chat"));
        rules.Classifier.Classify("chat_1", []).MaxLifetime.Should().Be(TimeSpan.FromDays(1));
        rules.Classifier.Classify("chat_1", []).IsExempt.Should().BeFalse();
    }

    [Fact]
    public void The_catalogue_never_exempts_trackers_and_advertisers()
    {
        var rules = TestRules.Of();

        foreach (var entry in CookieCatalogue.Entries.Where(entry => entry.Category != CookieCategory.Essential && entry.Domains.Count == 0))
        {
            var found = rules.Classifier.Classify(entry.Pattern.Text.Replace('*', 'x').Replace('#', '7'), []);
            found.Category!.Name.Should().Be(entry.Category);
            found.IsExempt.Should().BeFalse(entry.Pattern.Text);
        }
    }

    [Fact]
    public void The_session_cookie_of_the_framework_needs_consent_and_sign_in_does_not()
    {
        var rules = TestRules.Of();

        rules.Classifier.Classify(".AspNetCore.Session", []).IsExempt.Should().BeFalse();
        rules.Classifier.Classify(".AspNetCore.Cookies", []).IsExempt.Should().BeTrue();
        rules.Classifier.Classify(".AspNetCore.CookiesC1", []).IsExempt.Should().BeTrue();
    }

    [Fact]
    public void Without_the_catalogue_its_cookies_are_unknown() =>
        Classify(TestRules.Of(options => options.UseCatalogue = false), "_ga", "")
            .Source.Should().Be(ClassificationSource.Unknown);

    [Fact]
    public void A_cookie_is_exempt_by_its_own_reason_or_its_categorys_and_can_ask_in_an_exempt_category()
    {
        var rules = TestRules.Of(options =>
        {
            options.Categories["Session"] = new() { RequiresConsent = false, Reason = "r" };
            options.Cookies["a"] = new() { Category = "Tracking", RequiresConsent = false, Reason = "r" };
            options.Cookies["b"] = new() { Category = "Session" };
            options.Cookies["c"] = new() { Category = "Session", RequiresConsent = true };
            options.Cookies["d"] = new() { Category = "Tracking" };
        });

        rules.Declared.Where(rule => rule.IsExempt).Select(rule => rule.Pattern.Text).Should().Equal("a", "b");
    }

    private static (ClassificationSource Source, string? Category) Classify(ConsentRules rules, string name, string label)
    {
        var found = rules.Classifier.Classify(name, label);
        return (found.Source, found.Category?.Name);
    }
}
