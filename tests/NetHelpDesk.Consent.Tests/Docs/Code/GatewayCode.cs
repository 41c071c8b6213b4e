using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

internal static class GatewayCode
{
    public static void Gateway(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent"));
        builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));

        var app = builder.Build();
        app.UseNetHelpDeskConsent();
        app.MapReverseProxy();
        app.Run();
    }
}
