using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Recording;

namespace NetHelpDesk.Consent;

/// <summary>Tells the options whether decisions are recorded, however the store was registered.</summary>
internal sealed class DetectRecordStore(IServiceProviderIsService services) : IPostConfigureOptions<ConsentOptions>
{
    public void PostConfigure(string? name, ConsentOptions options)
    {
        options.KeepsRecords = services.IsService(typeof(IConsentRecordStore));
        options.LinksAccounts = services.IsService(typeof(AccountLink));
    }
}
