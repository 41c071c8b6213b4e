using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

internal static class ProxiesCode
{
    public static void BehindAProxy(WebApplicationBuilder builder)
    {
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Add(IPAddress.Parse("10.0.0.4"));
        });

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseNetHelpDeskConsent();
    }
}
