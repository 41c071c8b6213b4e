using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetHelpDesk.Consent.Tests.Docs;

/// <summary>Writes the guide to the settings from the options and their documentation.</summary>
internal static partial class SettingsGuide
{
    private static readonly (string Section, string Title, string Introduction)[] Sections =
    [
        ("", "The whole", ""),
        ("ConsentCookie", "ConsentCookie", ""),
        ("Categories:*", "Categories", ""),
        ("Categories:*:ContentSecurityPolicy", "", ""),
        ("Cookies:*", "Cookies", ""),
        ("Languages:*", "Languages", "See [languages](banner.md#languages)."),
        ("Languages:*:Texts", "", ""),
        ("Languages:*:Categories:*", "", ""),
        ("Languages:*:Cookies:*", "", ""),
        ("Paths:*", "Paths", ""),
        ("Signals", "Signals", "See [scripts and signals](scripts.md#signals)."),
        ("Signals:Categories", "", ""),
        ("Records", "Records", "See [proof of consent](records.md)."),
    ];

    public static string Write()
    {
        var page = new StringBuilder(
            """
            # Settings

            Everything that the section `NetHelpDeskConsent` of the configuration may hold. This page is written from the options and their documentation, so it says what they do.

            - Names are the keys of JSON objects, so a later file, such as `appsettings.Production.json`, changes one setting and leaves the rest.
            - An environment variable has `__` between the parts: `NetHelpDeskConsent__Enforcement=ReportOnly`.
            - In code, `AddNetHelpDeskConsent(options => …)` sets the same; the later call wins, setting by setting.
            - Every mistake is reported when the application starts, in one message. A key that is not here is a mistake, unless it begins with `$` or `//`.
            - All settings are taken over while the application runs, except for `Path`. A change with mistakes is logged and leaves the last valid settings in force.
            - A duration is a number and a unit: `90 seconds`, `30 minutes`, `12 hours`, `14 days`, `2 weeks`, `6 months` (of 30 days), `1 year` (of 365 days).

            ```json
            {
              "NetHelpDeskConsent": {
                "PolicyVersion": "2026-11",
                "ConsentCookie": { "Lifetime": "12 months" },
                "Categories": { "Tracking": { "MaxLifetime": "13 months" } },
                "Cookies": { "_ga*": { "Category": "Tracking", "Purpose": "Counts visits" } }
              }
            }
            ```

            """);
        var settings = Setting.All.ToLookup(setting => setting.Section);
        foreach (var (section, title, introduction) in Sections)
        {
            WriteSection(page, section, title, introduction, [.. settings[section]]);
        }

        WriteValues(page);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void WriteSection(StringBuilder page, string section, string title, string introduction, Setting[] settings)
    {
        if (title.Length > 0)
        {
            page.AppendLine().Append("## ").AppendLine(title).AppendLine();
            if (SummaryOfSection(section) is { } summary)
            {
                page.Append(Markdown(summary, section)).Append(introduction.Length > 0 ? " " : "").AppendLine(introduction).AppendLine();
            }
        }
        else
        {
            page.AppendLine().Append('`').Append(Shown(section)).AppendLine("`").AppendLine();
        }

        page.AppendLine("| setting | value | default | meaning |").AppendLine("|---|---|---|---|");
        foreach (var setting in settings)
        {
            var (meaning, standard) = Split(Markdown(SummaryOf(setting.Property), section));
            page.Append("| `").Append(setting.Name == "*" ? "…" : setting.Name).Append("` | ")
                .Append(ValueOf(setting)).Append(" | ")
                .Append(standard ?? (setting.Default is { } value ? $"`{Literal(value)}`" : "")).Append(" | ")
                .Append(meaning).AppendLine(" |");
        }
    }

    /// <summary>The meanings of names that a setting may be set to.</summary>
    private static void WriteValues(StringBuilder page)
    {
        page.AppendLine().AppendLine("## Values").AppendLine();
        var types = Setting.All.Select(setting => setting.Type).Where(IsOurs).Distinct();
        page.AppendLine("| value | of | meaning |").AppendLine("|---|---|---|");
        foreach (var type in types)
        {
            var of = string.Join(", ", Setting.All.Where(setting => setting.Type == type).Select(setting => $"`{Shown(setting.Path)}`"));
            foreach (var name in Enum.GetNames(type))
            {
                page.Append("| `").Append(name).Append("` | ").Append(of).Append(" | ")
                    .Append(Markdown(XmlSummaries.All[$"F:{type.FullName}.{name}"], "")).AppendLine(" |");
            }
        }
    }

    private static bool IsOurs(Type type) => type.IsEnum && type.Namespace == typeof(ConsentOptions).Namespace;

    private static string ValueOf(Setting setting) =>
        IsOurs(setting.Type) ? Names(Enum.GetNames(setting.Type))
        : setting.Type.IsEnum ? Names(["Strict", "Lax", "None"])
        : setting.Type == typeof(bool) ? Names(["true", "false"])
        : setting.Type == typeof(int) ? "whole number"
        : "text";

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Literal(object value) => value is bool flag ? (flag ? "true" : "false") : value.ToString()!;

    private static XElement SummaryOf(PropertyInfo property) => XmlSummaries.All[IdOf(property)];

    private static XElement? SummaryOfSection(string section)
    {
        var name = section.Split(':')[0];
        return name.Length == 0
            ? XmlSummaries.All["T:" + typeof(ConsentOptions).FullName]
            : SummaryOf(typeof(ConsentOptions).GetProperty(name)!);
    }

    /// <summary>What is said of the default stands in a column of its own.</summary>
    private static (string Meaning, string? Default) Split(string text)
    {
        var match = DefaultSentence().Match(text);
        return match.Success
            ? (Spaces().Replace(text.Remove(match.Index, match.Length), " ").Trim(), match.Groups[1].Value)
            : (text, null);
    }

    private static string Shown(string path) => path.Replace('*', '…');

    private static string Markdown(XElement element, string section) =>
        Spaces().Replace(string.Concat(element.Nodes().Select(node => Markdown(node, section))), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);

    private static string Markdown(XNode node, string section) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word => $"`{word.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{Referred(see.Attribute("cref")!.Value, section)}`",
        XElement inner => Markdown(inner, section),
        _ => "",
    };

    /// <summary>A setting goes by its path, unless it stands in the same section; anything else by its name.</summary>
    private static string Referred(string id, string section) =>
        Setting.All.FirstOrDefault(setting => id == IdOf(setting.Property)) is not { } setting ? MemberName().Match(id).Value
            : setting.Section == section ? setting.Name
            : setting.Section.Length == 0 ? "NetHelpDeskConsent:" + setting.Name
            : Shown(setting.Path);

    private static string IdOf(PropertyInfo property) => $"P:{property.DeclaringType!.FullName}.{property.Name}";

    [GeneratedRegex(@"\bDefault: (.+?)\.(?= [A-Z]|$)")]
    private static partial Regex DefaultSentence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\w+(?=(``?\d+)?(\(.*\))?$)")]
    private static partial Regex MemberName();
}
