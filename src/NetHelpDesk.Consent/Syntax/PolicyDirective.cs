namespace NetHelpDesk.Consent.Syntax;

/// <summary>The directives of a content security policy that name hosts (CSP 3, 6), and what stands in where one is missing.</summary>
internal static class PolicyDirective
{
    private const string Script = "script-src";
    private const string ScriptElement = "script-src-elem";
    private const string Style = "style-src";
    private const string StyleElement = "style-src-elem";
    private const string Default = "default-src";

    public static readonly IReadOnlyList<string> Names =
    [
        "child-src", "connect-src", "font-src", "form-action", "frame-src", "img-src", "manifest-src", "media-src",
        "object-src", Script, ScriptElement, Style, StyleElement, "worker-src",
    ];

    public static bool IsKnown(string directive) => Names.Contains(directive, StringComparer.OrdinalIgnoreCase);

    /// <summary>Which directives count in the place of one that is missing, in that order (CSP 3, 6.8.3).</summary>
    public static IReadOnlyList<string> FallbacksOf(string directive) => directive switch
    {
        ScriptElement => [Script, Default],
        StyleElement => [Style, Default],
        "frame-src" => ["child-src", Default],
        "worker-src" => ["child-src", Script, Default],
        "form-action" => [],
        _ => [Default],
    };

    /// <summary>The directive that takes over from this one where a policy has both, or nothing.</summary>
    public static string? ElementOf(string directive) => directive switch
    {
        Script => ScriptElement,
        Style => StyleElement,
        _ => null,
    };
}
