using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Writes the JSON schema of the configuration section from the options and their documentation.</summary>
internal static partial class SchemaGenerator
{
    private static readonly Dictionary<string, string> Summaries =
        XmlSummaries.All.ToDictionary(summary => summary.Key, summary => TextOf(summary.Value));

    /// <summary>The one setting that may be a text or a list of them.</summary>
    private static readonly PropertyInfo ListOrText = typeof(ConsentCookieOptions).GetProperty(nameof(ConsentCookieOptions.Domain))!;

    public static string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            json.WriteStartObject();
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            json.WriteStartObject("NetHelpDeskConsent");
            WriteObject(json, new ConsentOptions(), Summaries["T:NetHelpDesk.Consent.ConsentOptions"]);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Keys that begin as comments do are passed over (<see cref="Shape{T}"/>).</summary>
    private static void WriteObject(Utf8JsonWriter json, object options, string? description)
    {
        json.WriteString("type", "object");
        if (description is not null)
        {
            json.WriteString("description", description);
        }

        json.WriteStartObject("properties");
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            json.WriteStartObject(property.Name);
            var summary = Summaries[$"P:{property.DeclaringType!.FullName}.{property.Name}"];
            if (property == ListOrText)
            {
                WriteListOrText(json, summary);
            }
            else
            {
                WriteValue(json, property.PropertyType, property.GetValue(options), summary);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("patternProperties");
        json.WriteStartObject(@"^(\$|//)");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    }

    private static void WriteValue(Utf8JsonWriter json, Type type, object? value, string? description)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>))
        {
            json.WriteString("type", "object");
            json.WriteString("description", description);
            json.WriteStartObject("additionalProperties");
            var item = type.GetGenericArguments()[1];
            WriteValue(json, item, item == typeof(string) ? null : Activator.CreateInstance(item), Summaries.GetValueOrDefault("T:" + item.FullName));
            json.WriteEndObject();
        }
        else if (type.IsEnum)
        {
            json.WriteStartArray("enum");
            foreach (var name in Enum.GetNames(type).Where(name => name != nameof(SameSiteMode.Unspecified)))
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            WriteDescription(json, value?.ToString(), description);
        }
        else if (type == typeof(string))
        {
            json.WriteString("type", "string");
            WriteDescription(json, value, description);
        }
        else if (type == typeof(bool))
        {
            json.WriteString("type", "boolean");
            WriteDescription(json, value, description);
        }
        else if (type == typeof(int))
        {
            json.WriteString("type", "integer");
            WriteDescription(json, value, description);
        }
        else
        {
            WriteObject(json, value ?? throw new NotSupportedException($"{type} has no default."), description);
        }
    }

    private static void WriteListOrText(Utf8JsonWriter json, string description)
    {
        json.WriteStartArray("type");
        json.WriteStringValue("string");
        json.WriteStringValue("array");
        json.WriteEndArray();
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteEndObject();
        WriteDescription(json, null, description);
    }

    private static void WriteDescription(Utf8JsonWriter json, object? defaultValue, string? description)
    {
        if (description is not null)
        {
            json.WriteString("description", description);
        }

        if (defaultValue is not null)
        {
            json.WritePropertyName("default");
            JsonSerializer.Serialize(json, defaultValue, defaultValue.GetType());
        }
    }

    private static string TextOf(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(TextOf)), " ").Trim();

    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word => word.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } reference => reference.Value[(reference.Value.LastIndexOf('.') + 1)..],
        XElement inner => TextOf(inner),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
