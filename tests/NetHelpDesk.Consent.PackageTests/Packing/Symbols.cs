using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>What debuggers read.</summary>
internal sealed class Symbols : IDisposable
{
    // https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSourceKind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly MetadataReaderProvider _provider;
    private readonly MetadataReader _reader;

    public Symbols(byte[] content)
    {
        _provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(content));
        _reader = _provider.GetMetadataReader();
    }

    /// <summary>By which a debugger knows that they are an assembly's.</summary>
    public BlobContentId Id => new(_reader.DebugMetadataHeader!.Id);

    /// <summary>The source files, by the names under which they were compiled.</summary>
    public IEnumerable<string> Documents => _reader.Documents.Select(Name);

    public IEnumerable<string> DocumentsWithoutSource =>
        from document in _reader.Documents
        where !_reader.GetCustomDebugInformation(document).Any(information => IsOf(information, EmbeddedSourceKind))
        select Name(document);

    /// <summary>Where debuggers fetch the sources, as JSON.</summary>
    public string SourceLink =>
    (
        from handle in _reader.CustomDebugInformation
        where IsOf(handle, SourceLinkKind)
        select System.Text.Encoding.UTF8.GetString(_reader.GetBlobBytes(_reader.GetCustomDebugInformation(handle).Value))
    ).Single();

    /// <returns>The id of the symbols that belong to an assembly.</returns>
    public static BlobContentId IdIn(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        var entry = image.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        return new(image.ReadCodeViewDebugDirectoryData(entry).Guid, entry.Stamp);
    }

    public void Dispose() => _provider.Dispose();

    private string Name(DocumentHandle handle) => _reader.GetString(_reader.GetDocument(handle).Name);

    private bool IsOf(CustomDebugInformationHandle handle, Guid kind) =>
        _reader.GetGuid(_reader.GetCustomDebugInformation(handle).Kind) == kind;
}
