using System.Reflection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>One setting that the configuration section may hold.</summary>
/// <param name="Path">Where it stands; <c>*</c> for a name that the site chooses.</param>
/// <param name="Property">Where it is kept.</param>
/// <param name="Default">What it is unless it is set.</param>
internal sealed record Setting(string Path, PropertyInfo Property, object? Default)
{
    /// <summary>Every setting, as the options and their types tell.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. Of("", new ConsentOptions())];

    /// <summary>The section in which it stands; empty for the whole.</summary>
    public string Section => Path.LastIndexOf(':') is > 0 and var end ? Path[..end] : "";

    public string Name => Path[(Section.Length > 0 ? Section.Length + 1 : 0)..];

    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    private static IEnumerable<Setting> Of(string section, object options)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var path = section + property.Name;
            var value = property.GetValue(options);
            if (ItemOf(property.PropertyType) is { } item)
            {
                foreach (var setting in item == typeof(string)
                    ? [new Setting(path + ":*", property, null)]
                    : Of(path + ":*:", Activator.CreateInstance(item)!))
                {
                    yield return setting;
                }
            }
            else if (property.PropertyType is { IsClass: true } type && type != typeof(string))
            {
                foreach (var setting in Of(path + ":", value!))
                {
                    yield return setting;
                }
            }
            else
            {
                yield return new Setting(path, property, value);
            }
        }
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>) ? type.GetGenericArguments()[1] : null;
}
