using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

internal static class OwnBannerCode
{
    public static void ChoiceInAForm(WebApplication app)
    {
        app.MapPost("/sign-up", async (HttpContext context, bool mayTrack) =>
        {
            var consent = context.GetConsent();
            if (mayTrack)
            {
                await consent.GrantAsync([CookieCategory.Tracking], context.RequestAborted);
            }
            else
            {
                await consent.RefuseAsync([CookieCategory.Tracking], context.RequestAborted);
            }
        });
    }
}
