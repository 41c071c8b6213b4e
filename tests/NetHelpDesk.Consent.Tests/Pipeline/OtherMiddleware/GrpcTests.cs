using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A gRPC service over HTTP/2 without TLS, and the client that belongs to it.</summary>
public sealed class GrpcTests
{
    private static readonly Marshaller<string> Text = Marshallers.Create(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    private static readonly Method<string, string> Ask = new(MethodType.Unary, "helpdesk.Desk", "Ask", Text, Text);

    private static readonly Method<string, string> Listen = new(MethodType.ServerStreaming, "helpdesk.Desk", "Listen", Text, Text);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("undecided", "auth")]
    [InlineData("refused", "auth")]
    [InlineData("granted tracking", "auth", "lead")]
    public async Task A_call_is_answered_with_its_trailers_and_only_granted_cookies(string visitor, params string[] cookies)
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = channel.CreateCallInvoker().AsyncUnaryCall(Ask, null, OptionsFor(visitor), "why");

        (await call).Should().Be("because of why");

        Cookies(await call.ResponseHeadersAsync).Should().BeEquivalentTo(cookies);
        call.GetStatus().StatusCode.Should().Be(StatusCode.OK);
        call.GetTrailers().GetValue("trace").Should().Be("1");
    }

    [Theory]
    [InlineData("undecided", "auth")]
    [InlineData("refused", "auth")]
    [InlineData("granted tracking", "auth", "lead")]
    public async Task A_stream_is_answered_with_its_trailers_and_only_granted_cookies(string visitor, params string[] cookies)
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(Listen, null, OptionsFor(visitor), "why");

        var answers = await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation);
        answers.Should().Equal("why", "why");

        Cookies(await call.ResponseHeadersAsync).Should().BeEquivalentTo(cookies);
        call.GetTrailers().GetValue("trace").Should().Be("1");
    }

    [Theory]
    [InlineData("undecided", "auth")]
    [InlineData("refused", "auth")]
    [InlineData("granted tracking", "auth", "lead")]
    public async Task A_call_that_fails_keeps_its_status_and_only_granted_cookies(string visitor, params string[] cookies)
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = channel.CreateCallInvoker().AsyncUnaryCall(Ask, null, OptionsFor(visitor), "");

        var failure = (await call.Awaiting(asked => asked.ResponseAsync).Should().ThrowAsync<RpcException>()).Which;

        failure.Status.Should().BeEquivalentTo(new { StatusCode = StatusCode.InvalidArgument, Detail = "Ask something." });
        Cookies(await call.ResponseHeadersAsync).Should().BeEquivalentTo(cookies);
    }

    private static Task<ConsentHost> StartAsync() => ConsentHost.StartAsync(
        Server.Http2,
        app => app.MapGrpcService(ServerServiceDefinition.CreateBuilder().AddMethod(Ask, AnswerAsync).AddMethod(Listen, TalkAsync).Build()),
        services: services => services.AddGrpc());

    private static Task<string> AnswerAsync(string question, ServerCallContext call)
    {
        WriteCookies(call);
        return question.Length > 0
            ? Task.FromResult("because of " + question)
            : throw new RpcException(new Status(StatusCode.InvalidArgument, "Ask something."));
    }

    private static async Task TalkAsync(string question, IServerStreamWriter<string> answers, ServerCallContext call)
    {
        WriteCookies(call);
        await answers.WriteAsync(question);
        await answers.WriteAsync(question);
    }

    private static void WriteCookies(ServerCallContext call)
    {
        var response = call.GetHttpContext().Response;
        response.Cookies.Append("auth", "1");
        response.Cookies.Append("visit", "1");
        response.Headers.Append("Set-Cookie", "lead=1; path=/");
        call.ResponseTrailers.Add("trace", "1");
    }

    private static CallOptions OptionsFor(string visitor)
    {
        var metadata = new Metadata();
        if (TableVisitor.Named(visitor).Cookie is { } cookie)
        {
            metadata.Add("cookie", cookie);
        }

        return new CallOptions(metadata, cancellationToken: Cancellation);
    }

    private static IEnumerable<string> Cookies(Metadata headers) =>
        headers.Where(header => header.Key == "set-cookie").Select(header => header.Value.Split('=')[0]);
}
