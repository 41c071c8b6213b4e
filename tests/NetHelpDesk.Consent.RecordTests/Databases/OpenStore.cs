using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.RecordTests;

public sealed class OpenStore(ServiceProvider services) : IAsyncDisposable
{
    public IConsentRecordStore Store { get; } = services.GetRequiredService<IConsentRecordStore>();

    public Task<ConsentDbContext> ContextAsync() =>
        services.GetRequiredService<IDbContextFactory<ConsentDbContext>>().CreateDbContextAsync();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
