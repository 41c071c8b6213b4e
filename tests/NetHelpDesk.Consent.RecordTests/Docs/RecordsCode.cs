using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.RecordTests.Docs;

/// <summary>The code of the guide to records, which needs Entity Framework Core.</summary>
internal static class RecordsCode
{
    public static void AddStore(WebApplicationBuilder builder)
    {
        builder.Services
            .AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent"))
            .AddEntityFrameworkStore(database => database.UseSqlite("Data Source=consent.db"));
    }

    public static void DefinePolicy(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthorizationBuilder().AddPolicy("PrivacyOfficer", policy => policy.RequireRole("PrivacyOfficer"));
    }

    public static void MapPages(WebApplication app)
    {
        app.MapConsentRecords("PrivacyOfficer");
    }

    public static void LinkAccounts(ConsentBuilder consent)
    {
        consent.LinkAccounts(user => user.FindFirstValue(ClaimTypes.NameIdentifier));
    }
}
