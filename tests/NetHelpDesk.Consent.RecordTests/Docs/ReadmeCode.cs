using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.RecordTests.Docs;

/// <summary>The code of the README, line for line, so that the compiler reads it too.</summary>
internal static class ReadmeCode
{
    public static void AddStore(WebApplicationBuilder builder)
    {
        builder.Services
            .AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent"))
            .AddEntityFrameworkStore(database => database.UseSqlite("Data Source=consent.db"));
    }
}
