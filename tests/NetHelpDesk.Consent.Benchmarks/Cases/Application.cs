using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What the applications of the cases do.</summary>
internal static class Application
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 100).Select(i => $"helpdesk_cookie{i}")];
    private static readonly string[] Headers = [.. Names.Select(name => $"{name}=value; path=/")];

    public static string NameOf(int index) => Names[index];

    public static RequestDelegate Writes(int cookies, Writing writing, CookieOptions? options = null) => context =>
    {
        var response = context.Response;
        if (writing == Writing.Raw && cookies > 0)
        {
            response.Headers.SetCookie = Headers.AsSpan(0, cookies).ToArray();
        }

        for (var i = 0; writing != Writing.Raw && i < cookies; i++)
        {
            if (writing == Writing.Options)
            {
                response.Cookies.Append(Names[i], "value", options ?? new CookieOptions());
            }
            else
            {
                response.Cookies.Append(Names[i], "value");
            }
        }

        response.ContentLength = 0;
        return Task.CompletedTask;
    };

    public static void Declare(ConsentOptions options, int cookies, string category)
    {
        for (var i = 0; i < cookies; i++)
        {
            options.Cookies[Names[i]] = new DeclaredCookie { Category = category, Purpose = "Is measured" };
        }
    }
}
