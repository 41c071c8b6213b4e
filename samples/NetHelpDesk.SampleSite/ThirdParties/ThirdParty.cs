using Microsoft.Extensions.FileProviders;

namespace NetHelpDesk.Site.ThirdParties;

/// <summary>
/// Plays the companies whose scripts the help desk uses. They are at another origin without any set-up, because a
/// browser takes <c>localhost</c> and <c>127.0.0.1</c> for two sites, and the same server answers at both.
/// </summary>
public static class ThirdParty
{
    private const string Path = "/third-parties";

    /// <summary>The address of their files; this site's own where it is not at a loopback address.</summary>
    public static string AddressFor(HttpRequest request) => OriginFor(request) + Path;

    public static string OriginFor(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var own = request.Host;
        var name = own.Host switch
        {
            "localhost" => "127.0.0.1",
            "127.0.0.1" or "[::1]" => "localhost",
            _ => own.Host,
        };
        var host = own.Port is { } port ? new HostString(name, port) : new HostString(name);
        return $"{request.Scheme}://{host.ToUriComponent()}";
    }

    /// <summary>Before everything of the help desk: it is not the help desk that answers here.</summary>
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var files = new PhysicalFileProvider(System.IO.Path.Combine(app.Environment.ContentRootPath, "ThirdParties", "Content"));
        app.Map(new PathString(Path), company =>
        {
            company.UseStaticFiles(new StaticFileOptions { FileProvider = files });
            company.Run(context =>
            {
                // Reports of visits arrive here.
                context.Response.StatusCode = HttpMethods.IsPost(context.Request.Method)
                    ? StatusCodes.Status204NoContent
                    : StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });
    }
}
