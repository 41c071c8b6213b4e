using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetHelpDesk.Consent;

/// <summary>The categories of a record as JSON.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<CategoryOutcome>))]
[JsonSerializable(typeof(List<CategoryOutcome>))]
internal sealed partial class CategoryJson : JsonSerializerContext
{
    public static string Write(IReadOnlyList<CategoryOutcome> categories) =>
        JsonSerializer.Serialize(categories, Default.IReadOnlyListCategoryOutcome);

    public static IReadOnlyList<CategoryOutcome> Read(string json) =>
        JsonSerializer.Deserialize(json, Default.ListCategoryOutcome) ?? [];
}
