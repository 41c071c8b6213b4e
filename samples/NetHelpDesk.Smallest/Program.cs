using NetHelpDesk.Consent;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddNetHelpDeskConsent(consent =>
    consent.Cookies["counted"] = new DeclaredCookie { Category = "Tracking", Purpose = "Counts visits" });

var app = builder.Build();
app.UseNetHelpDeskConsent();

app.MapGet("/", async context =>
{
    context.Response.Cookies.Append("counted", "1");
    context.Response.ContentType = "text/html; charset=utf-8";
    await context.Response.WriteAsync($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta name="viewport" content="width=device-width">
          <title>The smallest site</title>
          <script type="module" src="/privacy-choices/consent.js"></script>
        </head>
        <body>
          <p>{(context.GetConsent().IsGranted(CookieCategory.Tracking) ? "You are counted." : "You are not counted.")}</p>
          <p><a href="/privacy-choices" data-consent-open>Cookie choices</a></p>
        </body>
        </html>
        """);
});

app.Run();
