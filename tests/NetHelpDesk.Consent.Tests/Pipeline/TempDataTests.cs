using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

public sealed class TempDataTests : OnBothServers
{
    private const string Name = ".AspNetCore.Mvc.CookieTempDataProvider";

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_form_leaves_for_the_next_page_arrives_without_consent_and_goes_when_read(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.MapGet("/save", (HttpContext context, ITempDataProvider provider) =>
                    provider.SaveTempData(context, new Dictionary<string, object> { ["note"] = "sent" }));
                app.MapGet("/read", (HttpContext context, ITempDataProvider provider) =>
                {
                    var note = provider.LoadTempData(context)["note"];
                    provider.SaveTempData(context, new Dictionary<string, object>());
                    return (string)note;
                });
            },
            services: services => services.AddControllersWithViews());

        var saved = (await host.SetCookiesAsync("/save")).Should().ContainSingle().Subject;
        saved.Should().StartWith(Name + "=");

        using var read = await host.GetAsync("/read", saved.Split(';')[0]);

        (await read.TextAsync()).Should().Be("sent");
        read.SetCookies().Should().ContainSingle().Which.Should().StartWith(Name + "=; expires=Thu, 01 Jan 1970");
    }
}
