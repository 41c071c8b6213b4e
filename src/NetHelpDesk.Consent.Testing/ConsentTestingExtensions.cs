using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent.Testing;

/// <summary>
/// For integration tests: a build fails when somebody adds a cookie that visitors are not told of. Works with whatever
/// hosts the application: <c>WebApplicationFactory</c>, <c>TestServer</c> or a server of its own.
/// </summary>
public static class ConsentTestingExtensions
{
    /// <summary>
    /// Begins to watch which cookies the application writes. Not needed in Development, where they are watched from the
    /// start.
    /// </summary>
    /// <param name="services">The services of the application under test, such as <c>factory.Services</c>.</param>
    /// <exception cref="InvalidOperationException"><c>AddNetHelpDeskConsent</c> was not called.</exception>
    public static void WatchCookies(this IServiceProvider services) => DiscoveryOf(services).TurnOn();

    /// <summary>
    /// Fails if the application was seen to write a cookie that it does not declare. Declared are those under
    /// <see cref="ConsentOptions.Cookies"/>, and the few that the package exempts: the framework's own and those of load
    /// balancers. A category given in code is no declaration: visitors do not read of it.
    /// </summary>
    /// <param name="services">The services of the application under test, such as <c>factory.Services</c>.</param>
    /// <param name="except">Names that may stay undeclared.</param>
    /// <exception cref="UndeclaredCookieException">
    /// A cookie is not declared. The message says which, where it is written, and what to paste into appsettings.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Nothing was watched: call <see cref="WatchCookies"/> before the first request, or test in Development.
    /// </exception>
    public static void AssertAllCookiesDeclared(this IServiceProvider services, params string[] except)
    {
        ArgumentNullException.ThrowIfNull(except);
        var discovery = DiscoveryOf(services);
        if (!discovery.IsOn)
        {
            throw new InvalidOperationException(
                "No cookies were watched. Call services.WatchCookies() before the first request, or run the test in Development.");
        }

        var undeclared = discovery.Cookies.Where(cookie => cookie.IsUndeclared && !except.Contains(cookie.Name)).ToArray();
        if (undeclared.Length > 0)
        {
            throw new UndeclaredCookieException(
                undeclared, services.GetRequiredService<ConsentRuntimeProvider>().Current);
        }
    }

    /// <summary>
    /// Visits pages, first as a visitor who has not decided and then as one who granted everything, so that code which
    /// asks for consent writes its cookies too, and fails as <see cref="AssertAllCookiesDeclared"/> does. A page that
    /// was not seen passes for nothing: one that answers with an error, or leads to a page for signing in, fails too.
    /// Redirects elsewhere on the site are followed.
    /// </summary>
    /// <param name="services">The services of the application under test, such as <c>factory.Services</c>.</param>
    /// <param name="client">A client of the application; it stays a visitor who granted everything.</param>
    /// <param name="paths">The pages; <c>/</c> where none is given.</param>
    /// <exception cref="UndeclaredCookieException">A cookie is not declared.</exception>
    /// <exception cref="HttpRequestException">Pages were not seen; the message names each, and what it answered.</exception>
    public static async Task AssertAllCookiesDeclaredAsync(
        this IServiceProvider services, HttpClient client, params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(paths);
        services.WatchCookies();
        string[] pages = paths.Length == 0 ? ["/"] : paths;
        var notSeen = await PageVisit.AllAsync(client, pages);
        await ConsentVisitor.ChooseAsync(client, services.GetRequiredService<ConsentRuntimeProvider>().Path, "accept", []);
        PageVisit.Require(notSeen.Union(await PageVisit.AllAsync(client, pages)));
        services.AssertAllCookiesDeclared();
    }

    /// <summary>
    /// Makes the client a visitor who granted these categories and refused the others, through the same request that the
    /// banner makes. The client keeps the decision, whether it keeps cookies or not.
    /// </summary>
    /// <param name="client">A client of the application.</param>
    /// <param name="categories">The categories' names, such as <c>tracking</c>; none: all.</param>
    /// <exception cref="HttpRequestException">The application refused; the message holds its answer.</exception>
    public static Task GiveConsentAsync(this HttpClient client, params string[] categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return client.GiveConsentAsync(categories, DefaultPath);
    }

    /// <summary>As the other, for an application that sets <see cref="ConsentOptions.Path"/>.</summary>
    /// <param name="client">A client of the application.</param>
    /// <param name="categories">The categories' names, such as <c>tracking</c>; none: all.</param>
    /// <param name="path"><see cref="ConsentOptions.Path"/>, behind the path base where there is one.</param>
    /// <exception cref="HttpRequestException">The application refused; the message holds its answer.</exception>
    public static Task GiveConsentAsync(this HttpClient client, IReadOnlyCollection<string> categories, string path)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(categories);
        return ConsentVisitor.ChooseAsync(client, path, categories.Count == 0 ? "accept" : "save", categories);
    }

    /// <summary>Makes the client a visitor who refused everything.</summary>
    /// <param name="client">A client of the application.</param>
    /// <param name="path"><see cref="ConsentOptions.Path"/>, behind the path base where there is one.</param>
    /// <exception cref="HttpRequestException">The application refused; the message holds its answer.</exception>
    public static Task RefuseConsentAsync(this HttpClient client, string path = DefaultPath)
    {
        ArgumentNullException.ThrowIfNull(client);
        return ConsentVisitor.ChooseAsync(client, path, "reject", []);
    }

    private const string DefaultPath = "/privacy-choices";

    private static CookieDiscovery DiscoveryOf(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetService<CookieDiscovery>()
            ?? throw new InvalidOperationException("The application does not call AddNetHelpDeskConsent.");
    }
}
