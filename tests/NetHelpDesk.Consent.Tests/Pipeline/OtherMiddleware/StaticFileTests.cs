using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Files that are sent with cookies: whole, in part, or not at all because the browser has them.</summary>
public sealed class StaticFileTests
{
    private const string Manifest =
        """
        {
          "Version": 1,
          "ManifestType": "Build",
          "Endpoints": [{
            "Route": "file.txt",
            "AssetFile": "file.txt",
            "Selectors": [],
            "ResponseHeaders": [
              { "Name": "Content-Type", "Value": "text/plain" },
              { "Name": "Content-Length", "Value": "4" },
              { "Name": "ETag", "Value": "\"tag\"" },
              { "Name": "Last-Modified", "Value": "Mon, 23 Nov 2026 10:00:00 GMT" }
            ],
            "EndpointProperties": []
          }]
        }
        """;

    public static TheoryData<string, string, HttpStatusCode, string> Requests { get; } = new()
    {
        { "Accept", "*/*", HttpStatusCode.OK, AnyFile.Content },
        { "Range", "bytes=1-2", HttpStatusCode.PartialContent, AnyFile.Content[1..3] },
        { "If-None-Match", "*", HttpStatusCode.NotModified, "" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_file_arrives_without_the_cookie_that_waits_for_consent(
        string header, string value, HttpStatusCode status, string content)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, app => app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new AnyFile(),
            OnPrepareResponse = file => AppendLead(file.Context),
        }));

        await ExpectAsync(host, header, value, status, content);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task An_asset_of_an_endpoint_arrives_without_the_cookie_that_waits_for_consent(
        string header, string value, HttpStatusCode status, string content)
    {
        var manifest = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(manifest, Manifest, TestContext.Current.CancellationToken);
            await using var host = await ConsentHost.StartAsync(Server.Kestrel, app =>
            {
                app.Environment.WebRootFileProvider = new AnyFile();
                app.MapStaticAssets(manifest).Add(endpoint =>
                {
                    var send = endpoint.RequestDelegate!;
                    endpoint.RequestDelegate = context =>
                    {
                        AppendLead(context);
                        return send(context);
                    };
                });
            });

            await ExpectAsync(host, header, value, status, content);
        }
        finally
        {
            File.Delete(manifest);
        }
    }

    private static async Task ExpectAsync(ConsentHost host, string header, string value, HttpStatusCode status, string content)
    {
        foreach (var (visitor, cookies) in new[] { (null, ""), (Visitor.RefusedAll, ""), (Visitor.GrantedAll, "lead=1") })
        {
            using var response = await host.GetAsync("/file.txt", visitor, (header, value));

            response.StatusCode.Should().Be(status);
            (await response.TextAsync()).Should().Be(content);
            string.Join(", ", response.SetCookies()).Should().Be(cookies);
        }
    }

    private static void AppendLead(HttpContext context) => context.Response.Headers.Append("Set-Cookie", "lead=1");
}
