namespace NetHelpDesk.Consent;

/// <summary>A visitor's consent in one request: the decision, the privacy signal, and what follows. Immutable.</summary>
internal sealed class ConsentState
{
    private readonly ConsentRules _rules;
    private readonly CategorySet _categories;
    private readonly CategoryMask _granted;
    private readonly CategoryMask _refused;
    private string? _key;

    public ConsentState(ConsentRules rules, Decision? decision, bool signal)
    {
        _rules = rules;
        _categories = rules.Categories;
        Decision = decision;
        Signal = signal;
        // A choice outranks the signal only if it was made while the signal was present (11 CCR 7025(c)(3)).
        var refusedBySignal = signal && decision is not { SignalPresent: true }
            ? _categories.RefusedBySignal & _categories.NeedConsent
            : default;
        _refused = (decision?.Refused ?? default) | refusedBySignal;
        StillChosen = (decision?.Granted ?? default) & ~_refused;
        _granted = StillChosen | (_categories.GrantedUnlessRefused & ~_refused) | ~_categories.NeedConsent;
        IsDecided = ((decision?.Granted ?? default) | (decision?.Refused ?? default)).ContainsAll(_categories.NeedConsent);
    }

    private ConsentState(ConsentRules rules)
    {
        _rules = rules;
        _categories = rules.Categories;
        _refused = _categories.NeedConsent;
        _granted = ~_categories.NeedConsent;
    }

    /// <summary>What the visitor chose, if anything.</summary>
    public Decision? Decision { get; }

    /// <summary>Global Privacy Control is present and honoured.</summary>
    public bool Signal { get; }

    /// <summary>The visitor decided about every category that needs consent.</summary>
    public bool IsDecided { get; }

    public bool IsAllGranted => _granted.ContainsAll(_categories.NeedConsent);

    public ConsentSource Source =>
        IsDecided ? ConsentSource.Visitor : Signal ? ConsentSource.GlobalPrivacyControl : ConsentSource.None;

    /// <summary>What the visitor granted, less what the privacy signal has refused since.</summary>
    public CategoryMask StillChosen { get; }

    /// <summary>The part of a <see cref="VaryKey"/> that tells states apart.</summary>
    public string Key => _key ??= VaryKey.StateKey(_rules, this);

    /// <summary>Consent that could not be read: nothing is granted, whatever the mode, and nothing was decided.</summary>
    public static ConsentState Unreadable(ConsentRules rules) => new(rules);

    public bool IsGranted(Category category) => _granted.Contains(category);

    public ConsentStatus StatusOf(Category category)
    {
        if (category.IsExempt || StillChosen.Contains(category))
        {
            return ConsentStatus.Granted;
        }

        return _refused.Contains(category) ? ConsentStatus.Refused : ConsentStatus.Undecided;
    }
}
