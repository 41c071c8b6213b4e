using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent;
using NetHelpDesk.Consent.Officer;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Shows the records of consent to whoever is responsible for them.</summary>
public static class ConsentRecordsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the privacy officer's page at <paramref name="path"/>, and below it <c>records</c> and <c>statistics</c>
    /// (JSON), <c>export.csv</c> and <c>export.jsonl</c>, and <c>texts/{hash}</c>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="policy">
    /// The name of the authorization policy that says who may see the records. Without one nothing is mapped.
    /// </param>
    /// <param name="path">Where. Default: <c>/consent-records</c>.</param>
    /// <exception cref="InvalidOperationException">No store was added, or the policy is not defined.</exception>
    public static IEndpointRouteBuilder MapConsentRecords(
        this IEndpointRouteBuilder endpoints, string? policy, string path = "/consent-records")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (string.IsNullOrEmpty(policy))
        {
            return endpoints;
        }

        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(IConsentRecordStore)) != true)
        {
            throw new InvalidOperationException(
                "MapConsentRecords needs a store. Add one to what AddNetHelpDeskConsent returns, for example " +
                ".AddEntityFrameworkStore(database => database.UseSqlite(\"Data Source=consent.db\")).");
        }

        if (PolicyCheck.WhyMissing(endpoints.ServiceProvider, policy) is { } missing)
        {
            throw new InvalidOperationException(missing);
        }

        path = path.TrimEnd('/');
        Map("", (context, store) => OfficerPage.GetAsync(context, store, path));
        Map("/records", (context, store) => RecordApi.GetRecordsAsync(context, store, path));
        Map("/statistics", RecordApi.GetStatisticsAsync);
        Map("/texts/{hash}", RecordApi.GetTextAsync);
        Map("/export.csv", RecordExport.GetCsvAsync);
        Map("/export.jsonl", RecordExport.GetJsonLinesAsync);
        return endpoints;

        void Map(string below, Func<HttpContext, IConsentRecordStore, Task> handle) => endpoints
            .MapGet(path + below, context => OfficerRequest.HandleAsync(context, handle))
            .WithDisplayName($"NetHelpDesk.Consent {path}{below}")
            .RequireAuthorization(policy);
    }
}
