using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests.Architecture;

/// <summary>What of the sources grows beyond these is taken apart.</summary>
public sealed class LimitTests
{
    private const int MostLinesOfFile = 250;
    private const int MostLinesOfType = 300;
    private const int MostFilesOfFolder = 20;

    /// <summary>Languages and guides are data: one file each, however many there are.</summary>
    private static readonly string[] Extensions = [".cs", ".css", ".targets"];

    private static readonly FileInfo[] Files =
    [
        .. new DirectoryInfo(RepositoryFolder.Of("src")).EnumerateDirectories().SelectMany(Sources),
    ];

    [Fact]
    public void A_file_has_at_most_250_lines() =>
        Files.Where(file => Lines(file) > MostLinesOfFile).Select(file => $"{file.FullName}: {Lines(file)} lines").Should().BeEmpty();

    [Fact]
    public void A_type_has_at_most_300_lines_over_all_its_parts() =>
        Files.Where(file => file.Extension == ".cs")
            .GroupBy(file => Path.Combine(file.DirectoryName!, file.Name.Split('.')[0]))
            .Select(parts => (parts.Key, Lines: parts.Sum(Lines)))
            .Where(type => type.Lines > MostLinesOfType)
            .Should().BeEmpty();

    [Fact]
    public void A_folder_has_at_most_20_files_directly_in_it() =>
        Files.GroupBy(file => file.DirectoryName)
            .Where(folder => folder.Count() > MostFilesOfFolder)
            .Select(folder => $"{folder.Key}: {folder.Count()} files")
            .Should().BeEmpty();

    private static IEnumerable<FileInfo> Sources(DirectoryInfo folder) =>
        folder.Name is "bin" or "obj" or "Migrations"
            ? []
            : folder.EnumerateFiles().Where(file => Extensions.Contains(file.Extension))
                .Concat(folder.EnumerateDirectories().SelectMany(Sources));

    private static int Lines(FileInfo file) => File.ReadLines(file.FullName).Count();
}
