using System.Text.Json.Serialization;

namespace NetHelpDesk.Consent.Choices;

[JsonSourceGenerationOptions(
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    MaxDepth = 4)]
[JsonSerializable(typeof(ChoiceRequest))]
internal sealed partial class ChoiceJsonContext : JsonSerializerContext;
