namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Pages that end in a link, placed in the ways in which sites place their footers.</summary>
internal static class FootPage
{
    private const string Foot = "<footer><a id=\"foot\" href=\"#foot\">At the foot</a></footer>";

    /// <summary>Style of each kind of page; the first is that of the pages that <c>dotnet new webapp</c> and <c>mvc</c> make.</summary>
    private static readonly Dictionary<string, string> Styles = new()
    {
        ["template"] = "html { position: relative; min-height: 100%; } body { margin: 0 0 60px; } footer { position: absolute; bottom: 0; width: 100%; line-height: 60px; }",
        ["flow"] = "",
        ["flex"] = "body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; } main { flex: 1; }",
        ["grid"] = "body { margin: 0; min-height: 100vh; display: grid; grid-template-rows: 1fr auto; gap: 1rem; }",
        ["absolute in the body"] = "body { margin: 0; position: relative; min-height: 100vh; padding-bottom: 60px; box-sizing: border-box; } footer { position: absolute; bottom: 0; line-height: 60px; }",
        ["absolute in a body that is wide"] = "html, body { overflow-x: hidden; } html { position: relative; min-height: 100%; } footer { position: absolute; bottom: 0; }",
        ["in a body as high as the window"] = "html, body { height: 100%; margin: 0; } body { display: flex; flex-direction: column; } main { flex-shrink: 0; } footer { margin-top: auto; }",
        ["fixed"] = "body { margin: 0 0 60px; } footer { position: fixed; inset: auto 0 0; line-height: 60px; background: #ddd; }",
        ["sticky"] = "body { margin: 0; } footer { position: sticky; bottom: 0; line-height: 60px; background: #ddd; }",
    };

    public static IEnumerable<string> Kinds => Styles.Keys;

    public static string Write(string kind, string banner, int paragraphs) =>
        $"<style>{Styles[kind]}</style></head><body>{banner}<main>{string.Concat(Enumerable.Repeat("<p>Text</p>", paragraphs))}</main>{Foot}</body>";
}
