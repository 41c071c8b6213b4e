namespace NetHelpDesk.Consent;

/// <summary>A visitor's consent in one request: the decision, the privacy signal, and what follows. Immutable.</summary>
internal sealed class ConsentState
{
    private readonly ConsentRules _rules;
    private readonly CategorySet _categories;
    private readonly CategoryMask _granted;
    private readonly CategoryMask _refused;
    private string? _key;

    /// <param name="rules">The rules in force.</param>
    /// <param name="decision">What the visitor chose, if anything.</param>
    /// <param name="signal">Global Privacy Control is present and honoured.</param>
    /// <param name="isReadable">
    /// <see langword="false"/> where a consent cookie was there that could not be read: it may hold a refusal, so no
    /// mode grants anything.
    /// </param>
    public ConsentState(ConsentRules rules, Decision? decision, bool signal, bool isReadable = true)
    {
        _rules = rules;
        _categories = rules.Categories;
        Decision = decision;
        Signal = signal;
        IsReadable = isReadable;

        // A grant outranks the signal only if it was made while the signal was present (11 CCR 7025(c)(3)).
        var outranking = decision is { SignalPresent: true } ? decision.Granted : default;
        RefusedBySignal = signal ? _categories.RefusedBySignal & ~outranking : default;
        _refused = (decision?.Refused ?? default) | RefusedBySignal;
        StillChosen = (decision?.Granted ?? default) & ~_refused;
        var grantedByMode = isReadable ? _categories.GrantedUnlessRefused & ~_refused : default;
        _granted = StillChosen | grantedByMode | ~_categories.NeedConsent;
        IsDecided = ((decision?.Granted ?? default) | (decision?.Refused ?? default)).ContainsAll(_categories.NeedConsent);
    }

    private ConsentState(ConsentRules rules)
    {
        _rules = rules;
        _categories = rules.Categories;
        _granted = ~_categories.NeedConsent;
    }

    /// <summary>What the visitor chose, if anything.</summary>
    public Decision? Decision { get; }

    /// <summary>Global Privacy Control is present and honoured.</summary>
    public bool Signal { get; }

    /// <summary>No consent cookie was there that could not be read.</summary>
    public bool IsReadable { get; }

    /// <summary>The visitor decided about every category that needs consent.</summary>
    public bool IsDecided { get; }

    public bool IsAllGranted => _granted.ContainsAll(_categories.NeedConsent);

    /// <summary>Something that needs consent is granted, be it by a mode.</summary>
    public bool IsAnyGranted => !(_granted & _categories.NeedConsent).IsEmpty;

    public ConsentSource Source =>
        IsDecided ? ConsentSource.Visitor : Signal ? ConsentSource.GlobalPrivacyControl : ConsentSource.None;

    /// <summary>What the visitor granted, less what the privacy signal has refused since.</summary>
    public CategoryMask StillChosen { get; }

    /// <summary>What Global Privacy Control refuses in this request, whether or not the visitor refused it too.</summary>
    public CategoryMask RefusedBySignal { get; }

    /// <summary>The part of a <see cref="VaryKey"/> that tells states apart.</summary>
    public string Key => _key ??= VaryKey.StateKey(_rules, this);

    /// <summary>Consent that could not be read: nothing is granted, whatever the mode, and nothing was decided.</summary>
    public static ConsentState Unreadable(ConsentRules rules) => new(rules);

    public bool IsGranted(Category category) => _granted.Contains(category);

    /// <summary>Whether the privacy signal refuses what the visitor has not refused.</summary>
    public bool IsRefusedBySignalAlone(Category category) =>
        RefusedBySignal.Contains(category) && Decision?.Refused.Contains(category) != true;

    public ConsentStatus StatusOf(Category category)
    {
        if (category.IsExempt || StillChosen.Contains(category))
        {
            return ConsentStatus.Granted;
        }

        return _refused.Contains(category) ? ConsentStatus.Refused : ConsentStatus.Undecided;
    }

    /// <summary>The last decision with these changes.</summary>
    public Decision Decide(CategoryMask granted, CategoryMask refused, DateTimeOffset now) => new(
        now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
        ((StillChosen & ~refused) | granted) & _categories.NeedConsent,
        (((Decision?.Refused ?? default) & ~granted) | refused) & _categories.NeedConsent,
        Signal)
    {
        Reference = Decision?.Reference,
    };
}
