using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A choice whose body other code has read before.</summary>
public sealed class BodyReadInFrontTests : OnBothServers
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";

    public static TheoryData<Server, string, string, string> Readable { get; } = Rows(
        ("method override", Form, "choice=accept"),
        ("form", Form, "choice=accept"),
        ("buffered", Form, "choice=accept"),
        ("buffered", Json, """{"choice":"accept"}"""),
        ("buffered and rewound", Json, """{"choice":"accept"}"""));

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task A_choice_is_read_from_what_is_left(Server server, string reader, string type, string body)
    {
        await using var host = await StartAsync(server, reader);
        using var content = new StringContent(body, Encoding.UTF8, type);

        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: content);

        response.StatusCode.Should().Be(type == Form ? HttpStatusCode.SeeOther : HttpStatusCode.OK);
        response.SetCookies().Should().ContainSingle().Which.Should().Contain("tracking=yes");
    }

    [Theory]
    [InlineData("choice=perhaps", 400)]
    [InlineData("choice=accept&choice=reject", 400)]
    [InlineData("choice=save&category=nonsense", 400)]
    public async Task A_form_that_was_read_is_judged_as_any_other(string body, int status)
    {
        await using var host = await StartAsync(Server.InMemory, "form");
        using var content = new StringContent(body, Encoding.UTF8, Form);

        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: content);

        ((int)response.StatusCode).Should().Be(status);
        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_form_that_was_read_is_not_longer_than_any_other(Server server)
    {
        await using var host = await StartAsync(server, "form");
        foreach (var chunked in new[] { false, true })
        {
            using var content = new StringContent("choice=accept&more=" + new string('x', 5000), Encoding.UTF8, Form);

            using var response = await host.SendAsync(
                HttpMethod.Post, "/privacy-choices", content: content, headers: chunked ? [("Transfer-Encoding", "chunked")] : []);

            response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
            response.SetCookies().Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData(Server.InMemory, Form, "choice=accept", false)]
    [InlineData(Server.InMemory, Json, """{"choice":"accept"}""", true)]
    [InlineData(Server.Kestrel, Form, "choice=accept", false)]
    [InlineData(Server.Kestrel, Form, "choice=accept", true)]
    [InlineData(Server.Kestrel, Json, """{"choice":"accept"}""", false)]
    [InlineData(Server.Kestrel, Json, """{"choice":"accept"}""", true)]
    [InlineData(Server.Http2, Form, "choice=accept", true)]
    public async Task A_choice_of_which_nothing_is_left_is_a_problem_that_says_why(
        Server server, string type, string body, bool isUnmeasured)
    {
        await using var host = await StartAsync(server, "drained");
        using var content = isUnmeasured ? new UnmeasuredContent(body, type) : new StringContent(body, Encoding.UTF8, type);

        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: content);

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await response.JsonAsync()).GetProperty("detail").GetString().Should().Contain("has read the body");
        response.SetCookies().Should().BeEmpty();
        host.Logs.Should().ContainSingle(log => log.Id.Id == 54).Which.Message.Should().Contain("UseNetHelpDeskConsent");
    }

    [Theory]
    [InlineData(Server.InMemory, "drained")]
    [InlineData(Server.Kestrel, "drained")]
    [InlineData(Server.Kestrel, "nothing")]
    [InlineData(Server.Http2, "nothing")]
    public async Task A_body_in_which_nothing_was_sent_stays_the_visitor_s_mistake(Server server, string reader)
    {
        await using var host = await StartAsync(server, reader);
        using var content = new UnmeasuredContent("", Json);

        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: content);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        host.Logs.Should().NotContain(log => log.Id.Id == 54);
    }

    [Theory]
    [InlineData(Server.InMemory)]
    [InlineData(Server.Kestrel)]
    [InlineData(Server.Http2)]
    public async Task A_choice_without_a_length_is_read_as_any_other(Server server)
    {
        await using var host = await StartAsync(server, "nothing");
        foreach (var (body, type) in new[] { ("choice=accept", Form), ("""{"choice":"accept"}""", Json) })
        {
            using var content = new UnmeasuredContent(body, type);

            using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: content);

            response.SetCookies().Should().ContainSingle().Which.Should().Contain("tracking=yes");
        }
    }

    [Fact]
    public async Task What_was_read_in_front_is_told_below_a_path_base_too()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            app => app.Run(context => context.Response.WriteAsync("page")),
            before: app =>
            {
                app.UsePathBase("/desk");
                app.Use(async (context, next) =>
                {
                    // The pipe leads to the same bytes as the stream.
                    await context.Request.BodyReader.CopyToAsync(Stream.Null);
                    await next(context);
                });
            });
        using var content = new UnmeasuredContent("choice=accept", Form);

        using var response = await host.SendAsync(HttpMethod.Post, "/desk/privacy-choices", content: content);

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
    }

    private static Task<ConsentHost> StartAsync(Server server, string reader) => ConsentHost.StartAsync(
        server,
        app => app.Run(context => context.Response.WriteAsync("page")),
        before: app =>
        {
            if (reader == "method override")
            {
                app.UseHttpMethodOverride(new HttpMethodOverrideOptions { FormFieldName = "_method" });
                return;
            }

            app.Use(async (context, next) =>
            {
                await ReadAsync(context.Request, reader);
                await next(context);
            });
        });

    private static async Task ReadAsync(HttpRequest request, string reader)
    {
        if (reader == "form")
        {
            await request.ReadFormAsync();
            return;
        }

        if (reader == "nothing")
        {
            return;
        }

        if (reader != "drained")
        {
            request.EnableBuffering();
        }

        await request.Body.CopyToAsync(Stream.Null);
        if (reader == "buffered and rewound")
        {
            request.Body.Position = 0;
        }
    }

    private static TheoryData<Server, string, string, string> Rows(params (string Reader, string Type, string Body)[] ways)
    {
        var rows = new TheoryData<Server, string, string, string>();
        foreach (var (reader, type, body) in ways)
        {
            rows.Add(Server.InMemory, reader, type, body);
            rows.Add(Server.Kestrel, reader, type, body);
        }

        return rows;
    }

    /// <summary>Sent in chunks, or in HTTP/2 without a length.</summary>
    private sealed class UnmeasuredContent(string content, string type) : StringContent(content, Encoding.UTF8, type)
    {
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
