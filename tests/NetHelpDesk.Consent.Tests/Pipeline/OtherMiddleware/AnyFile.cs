using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A folder in which every file is there, with the same content.</summary>
internal sealed class AnyFile : IFileProvider, IFileInfo
{
    public const string Content = "file";

    public bool Exists => true;

    public long Length => Content.Length;

    public string? PhysicalPath => null;

    public string Name => "file";

    public DateTimeOffset LastModified => ConsentHost.Now.AddDays(-1);

    public bool IsDirectory => false;

    public Stream CreateReadStream() => new MemoryStream("file"u8.ToArray());

    public IFileInfo GetFileInfo(string subpath) => this;

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
