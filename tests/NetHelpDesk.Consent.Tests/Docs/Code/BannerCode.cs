using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

internal static class BannerCode
{
    public static void TextsOfTheApplication(WebApplicationBuilder builder)
    {
        builder.Services.AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent")).LocalizeWith<SharedResource>();
    }

    private sealed class SharedResource;
}
