using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Compression starts the response by a way of its own.</summary>
public sealed class CompressionTests
{
    private static readonly string Body = new('x', 2000);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_compressed_page_arrives_whole_and_without_what_waits_for_consent(bool before)
    {
        await using var host = await StartAsync(before);

        using var response = await host.GetAsync("/", cookie: null, ("Accept-Encoding", "gzip"));

        response.Header("Content-Encoding").Should().Be("gzip");
        response.CookieNames().Should().Equal("auth");
        var compressed = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        compressed.Should().HaveCountLessThan(Body.Length);
        Inflate(compressed).Should().Be(Body);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_compressed_page_keeps_what_was_consented_to(bool before)
    {
        await using var host = await StartAsync(before);

        using var response = await host.GetAsync("/", Visitor.GrantedAll, ("Accept-Encoding", "gzip"));

        response.Header("Content-Encoding").Should().Be("gzip");
        response.CookieNames().Should().Equal("auth", "lead");
    }

    private static Task<ConsentHost> StartAsync(bool before) => ConsentHost.StartAsync(
        Server.Kestrel,
        app =>
        {
            if (!before)
            {
                app.UseResponseCompression();
            }

            app.Run(context =>
            {
                context.Response.ContentType = "text/plain";
                context.Response.Headers.Append("Set-Cookie", "auth=1");
                context.Response.Headers.Append("Set-Cookie", "lead=1");
                return context.Response.WriteAsync(Body);
            });
        },
        services: services => services.AddResponseCompression(),
        before: app =>
        {
            if (before)
            {
                app.UseResponseCompression();
            }
        });

    private static string Inflate(byte[] compressed)
    {
        using var stream = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
