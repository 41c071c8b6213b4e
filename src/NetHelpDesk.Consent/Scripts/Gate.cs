using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>Whether a part of a page may load for this visitor, and the script that opens it later or closes it again.</summary>
internal sealed class Gate
{
    private readonly Category[] _needed;

    private Gate(RequestConsent consent, Category[] needed, GateScope scope)
    {
        Consent = consent;
        Scope = scope;
        _needed = needed;
        if (needed.Length == 0)
        {
            IsOpen = true;
        }
        else if (!IsForEverybody)
        {
            consent.MarkDependent();
            IsOpen = !consent.MustAsk && !scope.IsWaiting && scope.Depth < KeptPart.Deepest && needed.All(consent.State.IsGranted);
        }
    }

    public RequestConsent Consent { get; }

    /// <summary>What the part stands in.</summary>
    public GateScope Scope { get; }

    /// <summary>What stands in the part.</summary>
    public GateScope Inside => _needed.Length == 0 ? Scope : IsOpen ? Scope with { Depth = Scope.Depth + 1 } : Scope with { IsWaiting = true };

    /// <summary>What needs consent of the categories that were named; all of them must be granted.</summary>
    public IReadOnlyList<Category> Needed => _needed;

    /// <summary>The visitor granted what is needed. Nobody has in a page that is the same for everybody.</summary>
    public bool IsOpen { get; }

    /// <summary>The categories as the script reads them.</summary>
    public string Keys => string.Join(' ', _needed.Select(category => category.Key));

    public string? Nonce => PageNonce.In(Consent.Context);

    private bool IsForEverybody => Consent.Rules.BannerMode == BannerMode.CacheSafe;

    /// <param name="context">The request.</param>
    /// <param name="names">One or more categories, separated by spaces or commas.</param>
    /// <param name="scope">What it stands in, where the request does not say it.</param>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    /// <exception cref="InvalidOperationException">None is named, or <c>UseNetHelpDeskConsent</c> has not run.</exception>
    public static Gate Of(HttpContext context, string? names, GateScope? scope = null)
    {
        _ = context.GetConsent();
        var consent = context.Features.GetRequiredFeature<RequestConsent>();
        var categories = SignalMap.Split(names).Select(consent.Rules.Categories.Get).ToArray();
        foreach (var category in categories.Where(category => category.IsNeverAsked))
        {
            consent.Runtime.NotAsked.Look(category, $"The page {context.Request.PathBase}{context.Request.Path}", consent.Runtime.Logger);
        }

        return categories.Length == 0
            ? throw new InvalidOperationException("Name the category that an element waits for, such as consent-category=\"tracking\".")
            : new Gate(consent, [.. categories.Where(category => !category.IsExempt)], scope ?? GateScope.Of(context));
    }

    /// <summary>
    /// The script, once in a page. A part of it that comes from a cache of its own may lack it; then the script of the
    /// banner brings it.
    /// </summary>
    public string Script => _needed.Length == 0 ? "" : ScriptIn(Consent);

    /// <summary>
    /// What lets the script know that something of this runs in the page, where no element of its own can say so.
    /// </summary>
    public string Granted =>
        _needed.Length == 0 || !IsOpen ? "" : $"<template data-consent-granted=\"{Keys}\"></template>";

    /// <summary>A grant needs another policy, which a page has only from its start.</summary>
    public bool NeedsReload => !IsOpen && !IsForEverybody && _needed.Any(category => category.PolicyHosts.Count > 0);

    /// <summary>An attribute that says so, with a space before it, or nothing.</summary>
    public string Reload => NeedsReload ? $" data-consent-reload=\"{Keys}\"" : "";

    /// <summary>The script's element, or nothing where the page has it already.</summary>
    public static string ScriptIn(RequestConsent consent)
    {
        // An error page takes the place of what was written before.
        var context = consent.Context;
        var page = (object?)context.Features.Get<IExceptionHandlerFeature>() ?? context.Features.Get<IStatusCodeReExecuteFeature>() ?? (object)consent;
        if (context.Items.TryGetValue(typeof(Gate), out var written) && ReferenceEquals(written, page))
        {
            return "";
        }

        context.Items[typeof(Gate)] = page;
        var url = HtmlTemplate.Encode(consent.Runtime.Pages.UrlIn(context));
        var ask = consent.Rules.BannerMode == BannerMode.CacheSafe || consent.MustAsk ? " data-consent-ask" : "";
        return $"<script type=\"module\" src=\"{url}/gate.js?v={Asset.GateScript.Hash}\"{PageNonce.Attribute(PageNonce.In(context))}{ask}></script>";
    }
}
