using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>What the README, and the guide to records, tell newcomers to do: the tests do that, and nothing that they do not say.</summary>
internal static partial class Readme
{
    private static readonly string Text = Read("README.md");
    private static readonly string RecordsGuide = Read("src", "NetHelpDesk.Consent", "Guides", "records.md");

    public static string AddServices { get; } = Line("builder.Services.AddNetHelpDeskConsent(");

    public static string UseMiddleware { get; } = Line("app.UseNetHelpDeskConsent(");

    public static string RazorImport { get; } = Markup("@addTagHelper *, NetHelpDesk.Consent");

    public static string RazorBanner { get; } = Markup("<consent-banner />");

    public static string RazorLink { get; } = Markup("<consent-link />");

    public static string BlazorImport { get; } = Markup("@using NetHelpDesk.Consent.Components");

    public static string BlazorBanner { get; } = Markup("<ConsentBanner />");

    public static string BlazorLink { get; } = Markup("<ConsentLink />");

    public static string Script { get; } = Markup("""<script type="module" src="/privacy-choices/consent.js"></script>""");

    /// <summary>The settings of the quick start: the first that declare cookies.</summary>
    public static string AppSettings { get; } = MarkdownText.Blocks(Text, "json").First(block => SectionOf(block)["Cookies"] is not null);

    /// <summary>A tracking cookie that those settings declare.</summary>
    public static string TrackingCookie { get; } =
    (
        from cookie in SectionOf(AppSettings)["Cookies"]!.AsObject()
        where (string?)cookie.Value!["Category"] == "Tracking"
        select cookie.Key.TrimEnd('*')
    ).First();

    /// <summary>The packages that records need, each with the version that is asked for.</summary>
    public static IEnumerable<(string Id, string? Version)> RecordPackages =>
        from Match command in AddPackage().Matches(RecordsGuide)
        select (command.Groups[1].Value, command.Groups[2].Success ? command.Groups[2].Value : null);

    public static string RecordUsing { get; } = Markup("using Microsoft.EntityFrameworkCore;", RecordsGuide);

    /// <summary>What takes the place of <see cref="AddServices"/> where decisions are recorded.</summary>
    public static string[] AddRecords { get; } =
        [.. MarkdownText.Blocks(RecordsGuide, "csharp").First(block => block.Contains(".AddEntityFrameworkStore(", StringComparison.Ordinal)).Split('\n')];

    public static string RecordSettings { get; } = MarkdownText.Blocks(RecordsGuide, "json").First(block => SectionOf(block)["Records"] is not null);

    private static string Read(params string[] page) => File.ReadAllText(RepositoryFolder.Of(page)).ReplaceLineEndings("\n");

    private static JsonNode SectionOf(string block) => JsonNode.Parse(block)!["NetHelpDeskConsent"]!;

    private static string Line(string beginning) => MarkdownText.Blocks(Text, "csharp").SelectMany(block => block.Split('\n'))
        .First(line => line.StartsWith(beginning, StringComparison.Ordinal) && line.EndsWith(';'));

    private static string Markup(string markup, string? page = null) => (page ?? Text).Contains($"`{markup}`", StringComparison.Ordinal)
        ? markup
        : throw new InvalidOperationException($"The documentation no longer says {markup}.");

    [GeneratedRegex(@"^dotnet add package (\S+)(?: --version ""([^""]+)"")?$", RegexOptions.Multiline)]
    private static partial Regex AddPackage();
}
