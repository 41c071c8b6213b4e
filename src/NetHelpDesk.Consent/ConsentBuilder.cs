using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent;

/// <summary>Adds to what <c>AddNetHelpDeskConsent</c> registered.</summary>
public sealed class ConsentBuilder
{
    internal ConsentBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }
}
