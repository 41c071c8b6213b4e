namespace NetHelpDesk.Consent.Tests;

public sealed class PolicyTextTests
{
    [Theory]
    [InlineData("script-src 'self'", "script-src 'self' https://a.example")]
    [InlineData("default-src 'self'; script-src 'none'; img-src *", "default-src 'self'; script-src https://a.example; img-src *")]
    [InlineData("script-src", "script-src https://a.example")]
    [InlineData("Script-Src 'NONE'", "Script-Src https://a.example")]
    [InlineData("default-src 'self' https://b.example", "default-src 'self' https://b.example; script-src 'self' https://b.example https://a.example")]
    [InlineData("default-src 'none'; img-src 'self'", "default-src 'none'; img-src 'self'; script-src https://a.example")]
    [InlineData("script-src 'self'; script-src-elem 'self'", "script-src 'self' https://a.example; script-src-elem 'self' https://a.example")]
    [InlineData("default-src 'self'; script-src-elem 'none'", "default-src 'self'; script-src-elem https://a.example; script-src 'self' https://a.example")]
    [InlineData("script-src 'self'; script-src 'none'", "script-src 'self' https://a.example; script-src 'none'")]
    [InlineData("script-src 'nonce-x' 'strict-dynamic'", "script-src 'nonce-x' 'strict-dynamic' https://a.example")]
    [InlineData("default-src 'self', script-src 'none'", "default-src 'self'; script-src 'self' https://a.example, script-src https://a.example")]
    public void Hosts_are_added_to_whatever_would_keep_them_out(string policy, string opened) =>
        Add(policy, "script-src", "https://a.example").Should().Be(opened);

    [Theory]
    [InlineData("img-src 'self'")]
    [InlineData("upgrade-insecure-requests")]
    [InlineData("  ;; frame-ancestors  'none' ;")]
    [InlineData("script-src  'self' https://A.example ;")]
    [InlineData("")]
    public void A_policy_that_lets_them_pass_stays_as_it_was(string policy) =>
        Add(policy, "script-src", "https://a.example").Should().BeSameAs(policy);

    [Theory]
    [InlineData("frame-src", "child-src 'self'; default-src 'none'", "child-src 'self'; default-src 'none'; frame-src 'self' https://a.example")]
    [InlineData("worker-src", "script-src 'self'; default-src 'none'", "script-src 'self'; default-src 'none'; worker-src 'self' https://a.example")]
    [InlineData("worker-src", "child-src 'none'; script-src 'self'", "child-src 'none'; script-src 'self'; worker-src https://a.example")]
    [InlineData("script-src-elem", "script-src 'self'", "script-src 'self'; script-src-elem 'self' https://a.example")]
    [InlineData("connect-src", "default-src 'none'", "default-src 'none'; connect-src https://a.example")]
    public void A_missing_directive_starts_from_the_one_that_stands_in_for_it(string directive, string policy, string opened) =>
        Add(policy, directive, "https://a.example").Should().Be(opened);

    [Fact]
    public void Where_form_action_is_missing_nothing_stands_in_for_it() =>
        Add("default-src 'none'", "form-action", "https://a.example").Should().Be("default-src 'none'");

    [Fact]
    public void Several_hosts_and_directives_are_added_at_once_and_none_twice()
    {
        var hosts = new Dictionary<string, string[]>
        {
            ["script-src"] = ["https://a.example", "https://b.example"],
            ["img-src"] = ["https://a.example"],
        };

        PolicyText.Add("default-src 'none'; script-src https://b.example", hosts)
            .Should().Be("default-src 'none'; script-src https://b.example https://a.example; img-src https://a.example");
    }

    private static string Add(string policy, string directive, string host) =>
        PolicyText.Add(policy, [KeyValuePair.Create(directive, new[] { host })]);
}
