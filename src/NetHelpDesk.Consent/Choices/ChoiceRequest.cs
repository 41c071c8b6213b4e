using System.Text.Json.Serialization;

namespace NetHelpDesk.Consent.Choices;

/// <summary>A choice as it arrives: a form's fields or a JSON object.</summary>
internal sealed record ChoiceRequest
{
    /// <summary><c>accept</c>, <c>reject</c>, <c>save</c> or <c>grant</c>.</summary>
    [JsonPropertyName("choice")]
    public string? Choice { get; init; }

    /// <summary>
    /// What is granted; with <c>save</c> the rest is refused, with <c>grant</c> it stays as it is. Read for these only.
    /// </summary>
    [JsonPropertyName("categories")]
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>The policy version that the visitor was shown.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>The hash of the text that the visitor was shown.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; init; }

    /// <summary>Where a form goes on.</summary>
    [JsonIgnore]
    public string? ReturnUrl { get; init; }

    /// <summary>Whether the page that it goes on to tells those who are still asked that their browser keeps no cookies.</summary>
    [JsonIgnore]
    public bool TellsAskedAgain { get; init; }

    /// <summary>What <see cref="Categories"/> is called where it came from.</summary>
    [JsonIgnore]
    public string CategoriesField { get; init; } = "categories";
}
