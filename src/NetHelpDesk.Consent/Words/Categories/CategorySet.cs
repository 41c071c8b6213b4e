using System.Collections.Frozen;

namespace NetHelpDesk.Consent.Words;

/// <summary>The categories of a site: the built-in four first, then its own by name.</summary>
internal sealed class CategorySet
{
    private readonly FrozenDictionary<string, Category>.AlternateLookup<ReadOnlySpan<char>> _byName;

    public CategorySet(IReadOnlyList<Category> all)
    {
        All = [.. all.Where(category => !category.IsOff)];
        HasOff = All.Count < all.Count;
        _byName = all.ToFrozenDictionary(category => category.Name, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        Essential = Find(CookieCategory.Essential)!;
        Session = Find(CookieCategory.Session)!;
        NeedConsent = MaskWhere(category => !category.IsExempt);
        Exempt = MaskWhere(category => category.IsExempt);
        Asked = MaskWhere(category => category.IsAsked);
        RefusedBySignal = MaskWhere(category => category.IsRefusedBySignal);
        OptIn = MaskWhere(category => category.Mode == ConsentMode.OptIn);
        GrantedUnlessRefused = MaskWhere(category => category.IsExempt || (category.IsAsked && category.Mode != ConsentMode.OptIn));
        IsSignalHonoured = all.Any(category => category.IsRefusedBySignal);
    }

    /// <summary>Without those that are turned off.</summary>
    public IReadOnlyList<Category> All { get; }

    /// <summary>Some are turned off.</summary>
    public bool HasOff { get; }

    public Category Essential { get; }

    public Category Session { get; }

    public CategoryMask NeedConsent { get; }

    public CategoryMask Exempt { get; }

    /// <summary>What visitors are asked for.</summary>
    public CategoryMask Asked { get; }

    public CategoryMask RefusedBySignal { get; }

    /// <summary>The privacy signal refuses something, or what it would refuse is turned off for everybody.</summary>
    public bool IsSignalHonoured { get; }

    public CategoryMask OptIn { get; }

    public CategoryMask GrantedUnlessRefused { get; }

    /// <summary>Also one that is turned off.</summary>
    public Category? Find(ReadOnlySpan<char> name) => _byName.TryGetValue(name, out var category) ? category : null;

    /// <exception cref="ArgumentException">There is no such category.</exception>
    public Category Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) ?? throw new ArgumentException(
            $"There is no category '{name}'.{NearestName.Hint(name, All.Select(category => category.Name))} " +
            $"Known: {string.Join(", ", All.Select(category => category.Name))}.",
            nameof(name));
    }

    /// <summary>The named categories, or others where none is named.</summary>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    public CategoryMask MaskOf(IEnumerable<string>? names, CategoryMask whereNone)
    {
        var mask = (names ?? []).Aggregate(default(CategoryMask), (mask, name) => mask | CategoryMask.Of(Get(name)));
        return mask.IsEmpty ? whereNone : mask;
    }

    private CategoryMask MaskWhere(Func<Category, bool> predicate) =>
        All.Where(predicate).Aggregate(default(CategoryMask), (mask, category) => mask | CategoryMask.Of(category));
}
