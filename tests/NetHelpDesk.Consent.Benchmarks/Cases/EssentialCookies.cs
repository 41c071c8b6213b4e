using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Responses with essential cookies for a visitor who has not decided: all three send the same.</summary>
public class EssentialCookies : ThreeWays
{
    [Params(1, 6)]
    public int Cookies { get; set; }

    /// <summary>Whether the site declares them; otherwise <c>IsEssential</c> in code alone says it.</summary>
    [ParamsAllValues]
    public bool Declared { get; set; }

    private protected override Task<Site> StartAsync(Middleware middleware) => Site.StartAsync(
        middleware,
        Application.Writes(Cookies, Writing.Options, new CookieOptions { IsEssential = true }),
        VisitorCookies.Of(Visitor.Undecided),
        options => Application.Declare(options, Declared ? Cookies : 0, CookieCategory.Essential));
}
