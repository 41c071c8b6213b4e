using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Testing;
using NetHelpDesk.Consent.Tests.Docs;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// The JSON schema by which editors complete and check appsettings. After a change of the options, write it anew with
/// <c>UPDATE_SCHEMA=1 dotnet test --filter SchemaTests</c>.
/// </summary>
public partial class SchemaTests
{
    private static readonly string Project = RepositoryFolder.Of("src", "NetHelpDesk.Consent");
    private static readonly string SchemaFile = Path.Combine(Project, "ConfigurationSchema.json");

    public static TheoryData<string> Pages => DocsPage.All;

    [Fact]
    public void The_schema_says_what_the_options_and_their_documentation_say()
    {
        var expected = SchemaGenerator.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            File.WriteAllText(SchemaFile, expected);
        }

        File.ReadAllText(SchemaFile).ReplaceLineEndings("\n").Should().Be(
            expected, "the options changed; run UPDATE_SCHEMA=1 dotnet test --filter SchemaTests and commit ConfigurationSchema.json");
    }

    [Fact]
    public void The_schema_has_every_setting_that_configuration_can_hold()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaFile));

        var section = schema.RootElement.GetProperty("properties").GetProperty("NetHelpDeskConsent");

        NamesOf(section).Should().BeEquivalentTo(ConsentOptionsShape.Root.Names);
        section.GetProperty("additionalProperties").GetBoolean().Should().BeFalse();
        Comments().IsMatch("//note").Should().BeTrue();
        section.GetProperty("patternProperties").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(Comments().ToString());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_settings_of_the_documentation_keep_to_the_schema(string page)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaFile));

        foreach (var example in new DocsPage(page).Blocks("json"))
        {
            using var settings = JsonDocument.Parse(example);
            Mistakes(settings.RootElement, schema.RootElement, "").Should().BeEmpty(example);
        }
    }

    [Theory]
    [InlineData("""{ "Cookis": {} }""", "Cookis")]
    [InlineData("""{ "UseCatalogue": "yes" }""", "UseCatalogue")]
    [InlineData("""{ "Mode": "Opt" }""", "Mode")]
    [InlineData("""{ "ExpiryBudget": "1" }""", "ExpiryBudget")]
    [InlineData("""{ "Cookies": { "a": { "Categori": "Tracking" } } }""", "Categori")]
    [InlineData("""{ "Categories": { "a": { "Mode": 1 } } }""", "Mode")]
    [InlineData("""{ "ConsentCookie": { "Domain": [ "example.com", 1 ] } }""", "Domain")]
    [InlineData("""{ "ConsentCookie": { "Domain": {} } }""", "Domain")]
    public void A_mistake_does_not_keep_to_the_schema(string section, string name)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaFile));
        using var settings = JsonDocument.Parse($$"""{ "NetHelpDeskConsent": {{section}} }""");

        Mistakes(settings.RootElement, schema.RootElement, "").Should().ContainSingle().Which.Should().EndWith("/" + name);
    }

    [Fact]
    public void Every_choice_that_the_schema_offers_is_one()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaFile));

        var offered = Choices(schema.RootElement.GetProperty("properties").GetProperty("NetHelpDeskConsent"), "").ToArray();

        offered.Should().Contain(("ConsentCookie:SameSite", "Strict")).And.Contain(("Cookies:x:Kind", "Pixel"));
        offered.Should().OnlyContain(choice => !IsRefused(choice.Setting, choice.Value));
        IsRefused("ConsentCookie:SameSite", "Unspecified").Should().BeTrue();
    }

    private static IEnumerable<(string Setting, string Value)> Choices(JsonElement schema, string setting)
    {
        if (schema.TryGetProperty("enum", out var names))
        {
            return names.EnumerateArray().Select(name => (setting, name.GetString()!));
        }

        var inner = schema.TryGetProperty("properties", out var known)
            ? known.EnumerateObject().Select(property => (property.Name, Schema: property.Value))
            : [];
        if (schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object)
        {
            inner = inner.Append(("x", additional));
        }

        return inner.SelectMany(part => Choices(part.Schema, setting.Length == 0 ? part.Name : $"{setting}:{part.Name}"));
    }

    /// <summary>Whether it is the choice itself that is a mistake, not what it would need beside it.</summary>
    private static bool IsRefused(string setting, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>($"site:{setting}", value)]).Build();
        using var services = new ServiceCollection().AddLogging().AddNetHelpDeskConsent(settings.GetSection("site")).Services.BuildServiceProvider();
        try
        {
            _ = services.GetRequiredService<IOptions<ConsentOptions>>().Value;
            return false;
        }
        catch (OptionsValidationException mistakes)
        {
            return mistakes.Message.Contains($"{setting} '{value}'", StringComparison.Ordinal);
        }
    }

    /// <summary>As an editor does it, for as much of JSON Schema as the schema uses.</summary>
    private static IEnumerable<string> Mistakes(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("enum", out var names))
        {
            return value.ValueKind == JsonValueKind.String && names.EnumerateArray().Any(name => name.ValueEquals(value.GetString())) ? [] : [path];
        }

        var types = schema.GetProperty("type");
        if (!(types.ValueKind == JsonValueKind.Array ? types.EnumerateArray() : Enumerable.Repeat(types, 1)).Any(type => IsOf(value, type.GetString())))
        {
            return [path];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().SelectMany(item => Mistakes(item, schema.GetProperty("items"), path));
        }

        return value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().SelectMany(property =>
            schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var inner)
                ? Mistakes(property.Value, inner, $"{path}/{property.Name}")
            : schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object
                ? Mistakes(property.Value, additional, $"{path}/{property.Name}")
            : Comments().IsMatch(property.Name) || path.Length == 0 ? [] : new[] { $"{path}/{property.Name}" });
    }

    private static bool IsOf(JsonElement value, string? type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number,
        _ => throw new NotSupportedException(type),
    };

    private static IEnumerable<string> NamesOf(JsonElement schema) =>
        schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    [GeneratedRegex(@"^(\$|//)")]
    private static partial Regex Comments();
}
