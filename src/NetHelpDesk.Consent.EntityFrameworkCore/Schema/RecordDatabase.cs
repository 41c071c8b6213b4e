using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent;

/// <summary>Opens the context in which records are kept.</summary>
internal sealed class RecordDatabase<TContext>(IServiceScopeFactory scopes, IRecordSchema schema) : IDisposable
    where TContext : DbContext
{
    private readonly SemaphoreSlim _once = new(1);
    private volatile bool _isReady;

    /// <summary>A scope with a context in it, once the tables are there.</summary>
    public async Task<AsyncServiceScope> OpenAsync(CancellationToken cancellationToken)
    {
        await EnsureSchemaAsync(cancellationToken);
        return scopes.CreateAsyncScope();
    }

    public static DbContext ContextOf(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<TContext>();

    public async Task EnsureSchemaAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            return;
        }

        await _once.WaitAsync(cancellationToken);
        try
        {
            if (!_isReady)
            {
                await using var scope = scopes.CreateAsyncScope();
                await using var second = scopes.CreateAsyncScope();
                var unused = new Queue<AsyncServiceScope>([scope, second]);
                await schema.EnsureAsync(() => ContextOf(unused.Dequeue()), cancellationToken);
                _isReady = true;
            }
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();
}
