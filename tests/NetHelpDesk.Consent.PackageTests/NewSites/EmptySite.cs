using System.Text.Json;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>The smallest template there is.</summary>
public sealed class EmptySite(PackedPackages packages) : PlainSite(packages, "web")
{
    /// <returns>The JSON schemas by which an editor checks its appsettings.</returns>
    internal async Task<IReadOnlyList<string>> SchemasAsync()
    {
        using var told = JsonDocument.Parse(await Command.RunAsync(Folder.Path, "dotnet", "msbuild", "-getItem:JsonSchemaSegment"));
        return
        [
            .. from segment in told.RootElement.GetProperty("Items").GetProperty("JsonSchemaSegment").EnumerateArray()
               select segment.GetProperty("FullPath").GetString(),
        ];
    }
}
