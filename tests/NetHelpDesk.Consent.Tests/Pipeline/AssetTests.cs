using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Tests;

public sealed class AssetTests : OnBothServers
{
    [Theory]
    [InlineData(Server.InMemory, "consent.js", "text/javascript; charset=utf-8")]
    [InlineData(Server.Kestrel, "consent.js", "text/javascript; charset=utf-8")]
    [InlineData(Server.InMemory, "consent.css", "text/css; charset=utf-8")]
    [InlineData(Server.Kestrel, "consent.css", "text/css; charset=utf-8")]
    public async Task An_asset_is_compressed_and_revalidated(Server server, string name, string contentType)
    {
        await using var host = await ConsentHost.StartAsync(server, context => Task.CompletedTask);
        var path = "/privacy-choices/" + name;

        using var plain = await host.GetAsync(path);
        using var brotli = await host.GetAsync(path, headers: ("Accept-Encoding", "gzip, br"));
        using var again = await host.GetAsync(path, headers: ("If-None-Match", plain.Header("ETag")));

        plain.Header("Content-Type").Should().Be(contentType);
        plain.Header("Content-Encoding").Should().BeEmpty();
        brotli.Header("Content-Encoding").Should().Be("br");
        brotli.Header("Vary").Should().Be("Accept-Encoding");
        brotli.Header("ETag").Should().NotBe(plain.Header("ETag"));
        await using var unpacked = new BrotliStream(await brotli.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Should().Be(await plain.TextAsync());
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("consent.js", 2950)]
    [InlineData("gate.js", 2_600)]
    [InlineData("consent.css", 1800)]
    public async Task An_asset_is_small(string name, int most)
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => Task.CompletedTask);

        using var brotli = await host.GetAsync("/privacy-choices/" + name, headers: ("Accept-Encoding", "br"));

        brotli.Content.Headers.ContentLength.Should().BeLessThanOrEqualTo(most);
    }

    [Fact]
    public async Task Only_the_hash_that_is_served_is_immutable()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => Task.CompletedTask);
        using var banner = await host.GetAsync("/privacy-choices/banner");
        var linked = Regex.Match(await banner.TextAsync(), "src=\"([^\"]+)\"").Groups[1].Value;

        using var current = await host.GetAsync(linked);
        using var other = await host.GetAsync("/privacy-choices/consent.js?v=0");
        using var none = await host.GetAsync("/privacy-choices/consent.js");

        current.Header("Cache-Control").Should().Contain("immutable");
        other.Header("Cache-Control").Should().Be("public, no-cache");
        none.Header("Cache-Control").Should().Be("public, no-cache");
    }
}
