namespace NetHelpDesk.Consent.Testing;

/// <summary>Finds programs that the machine has.</summary>
internal static class InstalledProgram
{
    /// <returns>The first of this name on the PATH, else in <paramref name="otherFolders"/>.</returns>
    public static string? Find(string name, params IEnumerable<string> otherFolders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(otherFolders)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
