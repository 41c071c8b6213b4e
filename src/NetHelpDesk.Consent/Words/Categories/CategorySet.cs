using System.Collections.Frozen;

namespace NetHelpDesk.Consent;

/// <summary>The categories of a site: the built-in four first, then its own by name.</summary>
internal sealed class CategorySet
{
    private readonly FrozenDictionary<string, Category>.AlternateLookup<ReadOnlySpan<char>> _byName;

    public CategorySet(IReadOnlyList<Category> all)
    {
        All = all;
        _byName = all.ToFrozenDictionary(category => category.Name, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        Essential = Find(CookieCategory.Essential)!;
        Session = Find(CookieCategory.Session)!;
        NeedConsent = MaskWhere(category => !category.IsExempt);
        RefusedBySignal = MaskWhere(category => category.IsRefusedBySignal);
        OptIn = MaskWhere(category => category.Mode == ConsentMode.OptIn);
        GrantedUnlessRefused = MaskWhere(category => category.IsExempt || category.Mode != ConsentMode.OptIn);
    }

    public IReadOnlyList<Category> All { get; }

    public Category Essential { get; }

    public Category Session { get; }

    public CategoryMask NeedConsent { get; }

    public CategoryMask RefusedBySignal { get; }

    public CategoryMask OptIn { get; }

    public CategoryMask GrantedUnlessRefused { get; }

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

    /// <summary>The named categories, or all that need consent where none is named.</summary>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    public CategoryMask MaskOf(IEnumerable<string>? names)
    {
        var mask = (names ?? []).Aggregate(default(CategoryMask), (mask, name) => mask | CategoryMask.Of(Get(name)));
        return mask.IsEmpty ? NeedConsent : mask;
    }

    private CategoryMask MaskWhere(Func<Category, bool> predicate) =>
        All.Where(predicate).Aggregate(default(CategoryMask), (mask, category) => mask | CategoryMask.Of(category));
}
