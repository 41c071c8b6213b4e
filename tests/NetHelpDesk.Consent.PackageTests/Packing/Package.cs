using System.IO.Compression;
using System.Xml.Linq;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A package as it is published.</summary>
internal sealed class Package(string file) : IDisposable
{
    private readonly ZipArchive _archive = ZipFile.OpenRead(file);

    /// <summary>All that is in it.</summary>
    public IEnumerable<string> Entries => _archive.Entries.Select(entry => entry.FullName);

    /// <summary>What is in it beside what describes the package itself.</summary>
    public IEnumerable<string> Files => Entries.Where(name =>
        !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal)
        && !name.EndsWith(".nuspec", StringComparison.Ordinal)
        && name != "[Content_Types].xml");

    public static string AssemblyOf(string id) => $"lib/net10.0/{id}.dll";

    public static string SymbolsOf(string id) => $"lib/net10.0/{id}.pdb";

    public Nuspec ReadNuspec()
    {
        using var stream = _archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return new Nuspec(XDocument.Load(stream));
    }

    public byte[] Read(string name)
    {
        using var stream = _archive.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public void Dispose() => _archive.Dispose();
}
