using System.Text.Json.Serialization;

namespace NetHelpDesk.Consent.Languages;

/// <summary>Reads a language's file without reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LanguageJsonContext : JsonSerializerContext;
