namespace NetHelpDesk.Consent.Words;

/// <summary>A set of categories.</summary>
internal readonly record struct CategoryMask(ulong Bits)
{
    public const int MaxCategories = 64;

    public bool IsEmpty => Bits == 0;

    public static CategoryMask operator |(CategoryMask left, CategoryMask right) => new(left.Bits | right.Bits);

    public static CategoryMask operator &(CategoryMask left, CategoryMask right) => new(left.Bits & right.Bits);

    public static CategoryMask operator ~(CategoryMask mask) => new(~mask.Bits);

    public static CategoryMask Of(Category category) => new(1UL << category.Index);

    public bool Contains(Category category) => (Bits >> category.Index & 1) != 0;

    public bool ContainsAll(CategoryMask other) => (Bits & other.Bits) == other.Bits;
}
