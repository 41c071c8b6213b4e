namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>The written report: a section for each part, with the headings of level two.</summary>
internal sealed class ReportFile(string folder)
{
    private const string Heading = "## ";

    public string Folder { get; } = Directory.CreateDirectory(folder).FullName;

    /// <summary>Puts a section in the place of the one with its heading, or behind all others.</summary>
    public async Task ReplaceAsync(string section)
    {
        var path = Path.Combine(Folder, "README.md");
        var sections = File.Exists(path) ? Split(await File.ReadAllTextAsync(path)) : [];
        var index = sections.FindIndex(other => HeadingOf(other) == HeadingOf(section));
        if (index < 0)
        {
            sections.Add(section);
        }
        else
        {
            sections[index] = section;
        }

        await File.WriteAllTextAsync(path, ReportWriter.Title + string.Join('\n', sections));
    }

    public Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Folder, name), text);

    private static List<string> Split(string text) =>
        [.. text.Split('\n' + Heading).Skip(1).Select(section => Heading + section)];

    private static string HeadingOf(string section) => section[..section.IndexOf('\n', StringComparison.Ordinal)];
}
