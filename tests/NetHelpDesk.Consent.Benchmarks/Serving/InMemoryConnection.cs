using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>
/// A connection to Kestrel without a network. Everything runs on the caller's thread: when a request has been written,
/// its response is there.
/// </summary>
internal sealed class InMemoryConnection : ConnectionContext
{
    private static readonly PipeOptions Inline = new(
        readerScheduler: PipeScheduler.Inline,
        writerScheduler: PipeScheduler.Inline,
        pauseWriterThreshold: 0,
        useSynchronizationContext: false);

    private readonly Pipe _requests = new(Inline);
    private readonly Pipe _responses = new(Inline);
    private readonly FeatureCollection _features = new();

    public InMemoryConnection()
    {
        Transport = new ServerSide(_requests.Reader, _responses.Writer);
    }

    public override string ConnectionId { get; set; } = "benchmark";

    public override IFeatureCollection Features => _features;

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    /// <summary>Sends a request, and says how many bytes the response has.</summary>
    public async ValueTask<long> SendAsync(ReadOnlyMemory<byte> request)
    {
        var response = await ExchangeAsync(request);
        _responses.Reader.AdvanceTo(response.End);
        return response.Length;
    }

    /// <summary>Sends a request, and gives its response as text.</summary>
    public async Task<string> AskAsync(ReadOnlyMemory<byte> request)
    {
        var response = await ExchangeAsync(request);
        var text = Encoding.Latin1.GetString(response);
        _responses.Reader.AdvanceTo(response.End);
        return text;
    }

    public override async ValueTask DisposeAsync()
    {
        await _requests.Writer.CompleteAsync();
        await _responses.Reader.CompleteAsync();
        await base.DisposeAsync();
    }

    private async ValueTask<ReadOnlySequence<byte>> ExchangeAsync(ReadOnlyMemory<byte> request)
    {
        await _requests.Writer.WriteAsync(request);
        ReadResult response;
        while (!_responses.Reader.TryRead(out response))
        {
            // The first request of a connection, which Kestrel answers on a thread of its own.
            await Task.Delay(1);
        }

        return response.Buffer;
    }

    private sealed record ServerSide(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
