using System.Globalization;
using Microsoft.Extensions.Configuration;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Configuration;

/// <summary>
/// What a configuration section may hold. Reading it sets what is right and collects every mistake: the framework's
/// binder stops at the first and says nothing of a misspelt key.
/// </summary>
/// <remarks>
/// Each section is asked for its children once, and only where it can have some: configuration goes through all of its
/// keys for that, so that thousands of declared cookies would otherwise take seconds.
/// </remarks>
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

    /// <summary>A text, or a list of them, which is set as one text with commas.</summary>
    public Shape<T> List(string name, Action<T, string> set)
    {
        _settings.Add(name, (target, section, mistakes) =>
        {
            var items = section.GetChildren().ToArray();
            if (items.Length == 0)
            {
                if (section.Value is { Length: > 0 } value)
                {
                    set(target, value);
                }

                return;
            }

            if (section.Value is { Length: > 0 })
            {
                mistakes.Add(section, "is a single value in one place and a list in another. Write it in the same way everywhere.");
                return;
            }

            if (!items.All(item => int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                mistakes.Add(section, "must be a single value or a list, not an object.");
                return;
            }

            set(target, string.Join(", ", items.Select(item => ValueOf(item, mistakes)).OfType<string>()));
        });
        return this;
    }

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
            if (IsObject(section, mistakes, "an object", out var settings))
            {
                shape.Read(get(target), settings, mistakes);
            }
        });
        return this;
    }

    /// <summary>An object whose keys are names that the site chooses.</summary>
    public Shape<T> Map<TValue>(string name, Func<T, IDictionary<string, TValue>> get, Shape<TValue> shape)
        where TValue : new()
    {
        var expected = $"an object with {string.Join(", ", shape.Names)}";
        _settings.Add(name, (target, section, mistakes) =>
        {
            if (!IsObject(section, mistakes, "an object whose keys are names", out var children))
            {
                return;
            }

            foreach (var child in children)
            {
                if (!IsObject(child, mistakes, expected, out var settings))
                {
                    continue;
                }

                var map = get(target);
                if (!map.TryGetValue(child.Key, out var value))
                {
                    value = map[child.Key] = new TValue();
                }

                shape.Read(value, settings, mistakes);
            }
        });
        return this;
    }

    /// <summary>An object whose keys are names, and whose values are texts.</summary>
    public Shape<T> Texts(string name, Func<T, IDictionary<string, string>> get)
    {
        _settings.Add(name, (target, section, mistakes) =>
        {
            if (!IsObject(section, mistakes, "an object whose keys are names", out var children))
            {
                return;
            }

            foreach (var child in children)
            {
                if (ValueOf(child, mistakes) is { } text)
                {
                    get(target)[child.Key] = text;
                }
            }
        });
        return this;
    }

    public void Read(T target, IConfiguration section, MistakeCollector mistakes) =>
        Read(target, section.GetChildren().Where(child => !IsComment(child.Key)), mistakes);

    private void Read(T target, IEnumerable<IConfigurationSection> children, MistakeCollector mistakes)
    {
        foreach (var child in children)
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
            if (ValueOf(section, mistakes) is { } value && set(target, value) is { } mistake)
            {
                mistakes.Add(section, $"'{value}' {mistake}");
            }
        });
        return this;
    }

    /// <summary>The single value of a section, or nothing. Where it has one, what a lower layer has below it is not in force.</summary>
    private static string? ValueOf(IConfigurationSection section, MistakeCollector mistakes)
    {
        if (section.Value is { Length: > 0 } value)
        {
            return value;
        }

        if (section.GetChildren().Any())
        {
            mistakes.Add(section, NotSingle);
        }

        return null;
    }

    private static bool IsComment(string key) =>
        key.StartsWith('$') || key.StartsWith("//", StringComparison.Ordinal);

    private static bool IsObject(
        IConfigurationSection section, MistakeCollector mistakes, string expected, out IReadOnlyList<IConfigurationSection> children)
    {
        var all = section.GetChildren().ToArray();
        children = [.. all.Where(child => !IsComment(child.Key))];
        if (all.Length > 0 && all.Select((child, index) => child.Key == index.ToString(CultureInfo.InvariantCulture)).All(isIndex => isIndex))
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
