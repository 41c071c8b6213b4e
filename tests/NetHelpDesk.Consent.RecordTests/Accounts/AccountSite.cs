using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>A node of a site with accounts, which links consent to them.</summary>
internal sealed class AccountSite(ConsentHost host) : IAsyncDisposable
{
    public ConsentHost Host { get; } = host;

    public static async Task<AccountSite> StartAsync(Database database, Action<ConsentOptions>? options = null) => new(
        await ConsentHost.StartAsync(
            Server.InMemory,
            app =>
            {
                // Behind consent, as in a pipeline that is written out.
                app.UseAuthentication();
                app.Run(context =>
                {
                    context.Response.Cookies.Append("lead", "1");
                    return context.Response.WriteAsync(context.Request.Cookies.ContainsKey("lead") ? "known" : "unknown");
                });
            },
            set =>
            {
                set.Records.Retention = "5 years";
                set.Records.HashKey = "a secret of the tests";
                options?.Invoke(set);
            },
            services =>
            {
                HeaderLogin.AddTo(services);
                services.AddNetHelpDeskConsent(_ => { })
                    .AddEntityFrameworkStore(database.Choose)
                    .LinkAccounts(user => user.Identity?.Name);
            }));

    /// <summary>Lets the node read anew what it remembers of accounts.</summary>
    public void Refresh() => Host.Clock.Advance(TimeSpan.FromSeconds(5));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
