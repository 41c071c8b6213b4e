using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>No bad request changes the visitor's state.</summary>
public sealed class ChoiceProblemTests : OnBothServers
{
    private const string Json = "application/json";
    private const string ByForm = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData(Json, "{", 400, null)]
    [InlineData(Json, "null", 400, null)]
    [InlineData(Json, "[]", 400, null)]
    [InlineData(Json, "{}", 400, "choice")]
    [InlineData(Json, """{"choice":"perhaps"}""", 400, "choice")]
    [InlineData(Json, """{"choice":1}""", 400, "choice")]
    [InlineData(Json, """{"choice":"save"}""", 400, "categories")]
    [InlineData(Json, """{"choice":"save","categories":["nonsense"]}""", 400, "categories")]
    [InlineData(Json, """{"choice":"grant","categories":["essential"]}""", 400, "categories")]
    [InlineData(ByForm, "choice=grant", 400, "category")]
    [InlineData(Json, """{"choice":"save","categories":[null]}""", 400, "categories")]
    [InlineData(Json, """{"choice":"accept","choise":"x"}""", 400, "choise")]
    [InlineData(Json, """{"choice":"accept","version":"2"}""", 409, "version")]
    [InlineData(ByForm, "", 400, "choice")]
    [InlineData(ByForm, "choice=accept&choice=reject", 400, "choice")]
    [InlineData(ByForm, "choice=save&category=nonsense", 400, "category")]
    [InlineData(ByForm, "choice=accept&version=2", 409, "version")]
    [InlineData("text/plain", "accept", 415, null)]
    [InlineData("multipart/form-data", "accept", 415, null)]
    public async Task A_bad_request_is_a_problem_that_names_the_field(string mediaType, string body, int status, string? field)
    {
        await using var host = await StartAsync(Server.InMemory);
        using var content = new StringContent(body, Encoding.UTF8, mediaType);

        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", Visitor.RefusedAll, content);

        await ExpectProblemAsync(response, status, field);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Too_much_is_413_with_a_length_and_without(Server server)
    {
        await using var host = await StartAsync(server);
        foreach (var chunked in new[] { false, true })
        {
            using var content = new StringContent(new string(' ', 5000), Encoding.UTF8, Json);
            using var response = await host.SendAsync(
                HttpMethod.Post, "/privacy-choices", content: content, headers: chunked ? [("Transfer-Encoding", "chunked")] : []);

            await ExpectProblemAsync(response, 413, null);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Another_origin_is_403(string header, string value)
    {
        await using var host = await StartAsync(Server.InMemory);
        using var content = new StringContent("""{"choice":"accept"}""", Encoding.UTF8, Json);

        using var posted = await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: content, headers: (header, value));
        using var deleted = await host.SendAsync(HttpMethod.Delete, "/privacy-choices", Visitor.GrantedAll, headers: (header, value));

        await ExpectProblemAsync(posted, 403, "Origin");
        await ExpectProblemAsync(deleted, 403, "Origin");
    }

    [Theory]
    [InlineData(Server.InMemory, "PUT", "/privacy-choices", "GET, HEAD, POST, DELETE")]
    [InlineData(Server.Kestrel, "PUT", "/privacy-choices", "GET, HEAD, POST, DELETE")]
    [InlineData(Server.InMemory, "POST", "/privacy-choices/state", "GET, HEAD")]
    [InlineData(Server.Kestrel, "DELETE", "/privacy-choices/banner", "GET, HEAD")]
    public async Task Another_method_is_405_with_what_is_allowed(Server server, string method, string path, string allow)
    {
        await using var host = await StartAsync(server);

        using var response = await host.SendAsync(new HttpMethod(method), path);

        await ExpectProblemAsync(response, 405, null);
        response.Content.Headers.Allow.Should().Equal(allow.Split(", "));
    }

    [Fact]
    public async Task An_outdated_version_is_told_the_state()
    {
        await using var host = await StartAsync(Server.InMemory);
        using var content = new StringContent("""{"choice":"accept","version":"0"}""", Encoding.UTF8, Json);

        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", Visitor.RefusedAll, content);

        (await response.JsonAsync()).GetProperty("state").GetProperty("policyVersion").GetString().Should().Be("1");
    }

    private static async Task ExpectProblemAsync(HttpResponseMessage response, int status, string? field)
    {
        ((int)response.StatusCode).Should().Be(status);
        response.Header("Content-Type").Should().Be("application/problem+json");
        response.SetCookies().Should().BeEmpty();
        var problem = await response.JsonAsync();
        problem.GetProperty("status").GetInt32().Should().Be(status);
        problem.GetProperty("detail").GetString().Should().NotBeNullOrEmpty();
        if (field is not null)
        {
            problem.TryGetProperty("field", out JsonElement named).Should().BeTrue();
            named.GetString().Should().Be(field);
        }
    }

    private static Task<ConsentHost> StartAsync(Server server) =>
        ConsentHost.StartAsync(server, context => context.Response.WriteAsync("page"));
}
