using CsCheck;
using NetHelpDesk.Consent.Fuzzing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The targets still hold, and still run: CONTRIBUTING says how to let them run for long.</summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private const int Inputs = 300;

    private FuzzSite _site = null!;

    public static TheoryData<string> Targets { get; } = ["set-cookie", "cookie-header", "consent-cookie", "choice", "guard"];

    public async ValueTask InitializeAsync() => _site = await FuzzSite.StartAsync();

    [Theory]
    [MemberData(nameof(Targets))]
    public void Nothing_is_found_among_the_corpus_and_what_is_near_to_it(string name)
    {
        var target = FuzzTarget.All(_site).Single(target => target.Name == name);
        var near = Fuzzing.Inputs.Near(target);
        var random = new PCG(1, 20261128);

        foreach (var input in Fuzzing.Inputs.Corpus(name).Concat(Enumerable.Range(0, Inputs).Select(_ => near.Generate(random, null, out var _))))
        {
            target.Try(input).Should().BeNull($"of «{input}»");
        }
    }

    [Fact]
    public void Every_target_is_among_them() => FuzzTarget.All(_site).Select(target => target.Name).Should().BeEquivalentTo(Targets.Select(row => row.Data));

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
