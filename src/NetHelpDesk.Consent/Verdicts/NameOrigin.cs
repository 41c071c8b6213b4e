using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>
/// Where the name of a cookie that the application writes comes from. What is remembered of names is bounded for each
/// origin by itself: a name that a visitor can choose must not take the place of the application's own.
/// </summary>
internal static class NameOrigin
{
    /// <summary>The application writes what the request said.</summary>
    public const string Echo = "(names from requests)";

    /// <summary>The application writes a name that is in the path; or it writes <c>cart</c> at <c>/cart</c>, which nothing tells apart.</summary>
    public const string PathEcho = "(names from paths)";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    public static string Of(HttpContext context, ReadOnlySpan<char> name) =>
        !name.IsEmpty && IsIn(context, name) ? Echo
        : !name.IsEmpty && Holds(context.Request.Path.Value, name) ? PathEcho
        : EndpointName.Of(context.GetEndpoint());

    /// <summary>
    /// Whether the request holds the name: in its query, a header, or a form that was read. Every visitor's
    /// <c>Referer</c> has the path of a page of the site's.
    /// </summary>
    private static bool IsIn(HttpContext context, ReadOnlySpan<char> name)
    {
        var request = context.Request;
        foreach (var (key, values) in request.Query)
        {
            if (Holds(key, name) || HoldsAny(values, name))
            {
                return true;
            }
        }

        foreach (var (key, values) in request.Headers)
        {
            if (!key.Equals(HeaderNames.Referer, StringComparison.OrdinalIgnoreCase) && HoldsAny(values, name))
            {
                return true;
            }
        }

        return IsInForm(context.Features.Get<IFormFeature>()?.Form, name);
    }

    private static bool IsInForm(IFormCollection? form, ReadOnlySpan<char> name)
    {
        foreach (var (key, values) in form ?? FormCollection.Empty)
        {
            if (Holds(key, name) || HoldsAny(values, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsAny(IEnumerable<string?> values, ReadOnlySpan<char> name)
    {
        foreach (var value in values)
        {
            if (Holds(value, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As a whole word: a short name stands by chance in many a longer one.</summary>
    private static bool Holds(string? text, ReadOnlySpan<char> name)
    {
        for (var rest = text.AsSpan(); rest.IndexOf(name) is >= 0 and var at;)
        {
            var end = at + name.Length;
            if ((at == 0 || !NameCharacters.Contains(rest[at - 1])) && (end == rest.Length || !NameCharacters.Contains(rest[end])))
            {
                return true;
            }

            rest = rest[end..];
        }

        return false;
    }
}
