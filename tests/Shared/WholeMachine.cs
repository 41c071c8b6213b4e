[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.Testing.WholeMachine))]

namespace NetHelpDesk.Consent.Testing;

/// <summary>
/// Lets the test projects that each need the whole machine run one after the other: <c>dotnet test</c> starts all
/// projects at once, and a browser that gets no time loads no page in time.
/// </summary>
public sealed class WholeMachine : IAsyncLifetime
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(250);

    private static readonly string Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "nethelpdesk-consent-tests.lock");

    private FileStream? _lock;

    public async ValueTask InitializeAsync()
    {
        while (_lock is null)
        {
            try
            {
                _lock = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Wait);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lock is not null)
        {
            await _lock.DisposeAsync();
        }
    }
}
