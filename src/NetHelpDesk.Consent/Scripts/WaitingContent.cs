namespace NetHelpDesk.Consent;

/// <summary>
/// Content that waits stands in a template, in which no browser loads or runs anything. What visitors see instead of it
/// follows, up to a mark.
/// </summary>
internal static class WaitingContent
{
    public const string Mark = "<template data-consent-end></template>";

    public static string Start(Gate gate) => $"<template data-consent-category=\"{gate.Keys}\"{PageNonce.Attribute(gate.Nonce)}>";

    public static string End(string? alternative) => "</template>" + alternative + Mark;
}
