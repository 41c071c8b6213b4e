using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>The files of a site, edited as a developer does.</summary>
internal sealed class SiteFolder(string folder)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public string Path => folder;

    /// <summary>Puts lines below the first line that begins so.</summary>
    public void InsertAfter(string file, string beginning, params string[] lines) => Insert(file, beginning, below: 1, lines);

    /// <summary>Puts lines above the first line that begins so.</summary>
    public void InsertBefore(string file, string beginning, params string[] lines) => Insert(file, beginning, below: 0, lines);

    public void Append(string file, string line) => File.AppendAllLines(PathOf(file), ["", line]);

    /// <summary>Adds settings to those in appsettings.json.</summary>
    public void Configure(string json)
    {
        var file = PathOf("appsettings.json");
        var settings = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        Merge(JsonNode.Parse(json)!.AsObject(), settings);
        File.WriteAllText(file, settings.ToJsonString(Indented));
    }

    /// <summary>Takes a setting out of appsettings.json.</summary>
    public void Remove(string section, string setting)
    {
        var file = PathOf("appsettings.json");
        var settings = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        settings[section]!.AsObject().Remove(setting);
        File.WriteAllText(file, settings.ToJsonString(Indented));
    }

    private static void Merge(JsonObject from, JsonObject to)
    {
        foreach (var (name, value) in from)
        {
            if (value is JsonObject inner && to[name] is JsonObject section)
            {
                Merge(inner, section);
            }
            else
            {
                to[name] = value?.DeepClone();
            }
        }
    }

    private void Insert(string file, string beginning, int below, string[] lines)
    {
        var content = File.ReadAllLines(PathOf(file)).ToList();
        var place = content.FindIndex(line => line.TrimStart().StartsWith(beginning, StringComparison.Ordinal));
        if (place < 0)
        {
            throw new InvalidOperationException($"No line of {file} begins with {beginning}.");
        }

        content.InsertRange(place + below, lines);
        File.WriteAllLines(PathOf(file), content);
    }

    private string PathOf(string file) => System.IO.Path.Combine(folder, file);
}
