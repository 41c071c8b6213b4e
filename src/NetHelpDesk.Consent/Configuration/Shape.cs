using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace NetHelpDesk.Consent;

/// <summary>
/// What a configuration section may hold. Reading it sets what is right and collects every mistake: the framework's
/// binder stops at the first and says nothing of a misspelt key.
/// </summary>
internal sealed class Shape<T>
{
    private const string NotSingle = "must be a single value, not an object or a list.";

    private readonly Dictionary<string, Action<T, IConfigurationSection, MistakeCollector>> _settings =
        new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _settings.Keys;

    public Shape<T> Text(string name, Action<T, string> set) => Value(name, (target, value) =>
    {
        set(target, value);
        return null;
    });

    public Shape<T> Flag(string name, Action<T, bool> set) => Value(name, (target, value) =>
    {
        if (!bool.TryParse(value, out var flag))
        {
            return "is neither true nor false.";
        }

        set(target, flag);
        return null;
    });

    public Shape<T> Number(string name, Action<T, int> set) => Value(name, (target, value) =>
    {
        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return "is not a whole number.";
        }

        set(target, number);
        return null;
    });

    /// <param name="name">The setting's name.</param>
    /// <param name="set">Sets it.</param>
    /// <param name="never">A value of the framework's type that is none of this setting's.</param>
    public Shape<T> Choice<TEnum>(string name, Action<T, TEnum> set, TEnum? never = null)
        where TEnum : struct, Enum => Value(name, (target, value) =>
    {
        var names = Array.FindAll(Enum.GetNames<TEnum>(), choice => choice != never?.ToString());
        if (!names.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return $"must be one of {string.Join(", ", names)}.{NearestName.Hint(value, names)}";
        }

        set(target, Enum.Parse<TEnum>(value, ignoreCase: true));
        return null;
    });

    public Shape<T> Section<TValue>(string name, Func<T, TValue> get, Shape<TValue> shape)
    {
        _settings.Add(name, (target, section, mistakes) =>
        {
            if (IsObject(section, mistakes, "an object"))
            {
                shape.Read(get(target), section, mistakes);
            }
        });
        return this;
    }

    /// <summary>An object whose keys are names that the site chooses.</summary>
    public Shape<T> Map<TValue>(string name, Func<T, IDictionary<string, TValue>> get, Shape<TValue> shape)
        where TValue : new()
    {
        _settings.Add(name, (target, section, mistakes) =>
        {
            if (!IsObject(section, mistakes, "an object whose keys are names"))
            {
                return;
            }

            foreach (var child in section.GetChildren().Where(child => !IsComment(child.Key)))
            {
                if (!IsObject(child, mistakes, $"an object with {string.Join(", ", shape.Names)}"))
                {
                    continue;
                }

                var map = get(target);
                if (!map.TryGetValue(child.Key, out var value))
                {
                    value = map[child.Key] = new TValue();
                }

                shape.Read(value, child, mistakes);
            }
        });
        return this;
    }

    /// <summary>An object whose keys are names, and whose values are texts.</summary>
    public Shape<T> Texts(string name, Func<T, IDictionary<string, string>> get)
    {
        _settings.Add(name, (target, section, mistakes) =>
        {
            if (!IsObject(section, mistakes, "an object whose keys are names"))
            {
                return;
            }

            foreach (var child in section.GetChildren().Where(child => !IsComment(child.Key)))
            {
                if (child.GetChildren().Any())
                {
                    mistakes.Add(child, NotSingle);
                }
                else if (!string.IsNullOrEmpty(child.Value))
                {
                    get(target)[child.Key] = child.Value;
                }
            }
        });
        return this;
    }

    public void Read(T target, IConfiguration section, MistakeCollector mistakes)
    {
        foreach (var child in section.GetChildren().Where(child => !IsComment(child.Key)))
        {
            if (_settings.TryGetValue(child.Key, out var read))
            {
                read(target, child, mistakes);
            }
            else
            {
                mistakes.Add(child, $"is not a setting.{NearestName.Hint(child.Key, Names)} Known here: {string.Join(", ", Names)}.");
            }
        }
    }

    private Shape<T> Value(string name, Func<T, string, string?> set)
    {
        _settings.Add(name, (target, section, mistakes) =>
        {
            if (section.GetChildren().Any())
            {
                mistakes.Add(section, NotSingle);
            }
            else if (!string.IsNullOrEmpty(section.Value) && set(target, section.Value) is { } mistake)
            {
                mistakes.Add(section, $"'{section.Value}' {mistake}");
            }
        });
        return this;
    }

    private static bool IsComment(string key) =>
        key.StartsWith('$') || key.StartsWith("//", StringComparison.Ordinal);

    private static bool IsObject(IConfigurationSection section, MistakeCollector mistakes, string expected)
    {
        var children = section.GetChildren().Select(child => child.Key).ToArray();
        if (children.Length > 0 && children.Select((key, index) => key == index.ToString(CultureInfo.InvariantCulture)).All(isIndex => isIndex))
        {
            mistakes.Add(section, $"is a list; it must be {expected}.");
            return false;
        }

        if (!string.IsNullOrEmpty(section.Value))
        {
            mistakes.Add(section, $"is a single value; it must be {expected}.");
            return false;
        }

        return true;
    }
}
