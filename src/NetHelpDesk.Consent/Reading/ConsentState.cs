namespace NetHelpDesk.Consent;

/// <summary>A visitor's consent in one request: the decision, the privacy signal, and what follows. Immutable.</summary>
internal sealed class ConsentState
{
    private readonly CategorySet _categories;
    private readonly CategoryMask _granted;
    private readonly CategoryMask _refused;

    public ConsentState(ConsentRules rules, Decision? decision, bool signal)
    {
        _categories = rules.Categories;
        Decision = decision;
        Signal = signal;
        // A choice outranks the signal only if it was made while the signal was present (11 CCR 7025(c)(3)).
        var refusedBySignal = signal && decision is not { SignalPresent: true } ? _categories.RefusedBySignal : default;
        _refused = (decision?.Refused ?? default) | (refusedBySignal & _categories.NeedConsent);
        _granted = ((decision?.Granted ?? default) | _categories.GrantedUnlessRefused) & ~_refused | ~_categories.NeedConsent;
        IsDecided = (Chosen.Granted | Chosen.Refused).ContainsAll(_categories.NeedConsent);
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

    private (CategoryMask Granted, CategoryMask Refused) Chosen =>
        (Decision?.Granted ?? default, Decision?.Refused ?? default);

    public bool IsGranted(Category category) => _granted.Contains(category);

    public ConsentStatus StatusOf(Category category)
    {
        if (_refused.Contains(category) && !category.IsExempt)
        {
            return ConsentStatus.Refused;
        }

        return category.IsExempt || Chosen.Granted.Contains(category) ? ConsentStatus.Granted : ConsentStatus.Undecided;
    }
}
