using System.Security.Cryptography;
using System.Text;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Decisions;

/// <summary>A visitor's consent in one request: the decision, the privacy signal, and what follows. Immutable.</summary>
internal sealed class ConsentState
{
    private readonly IConsentPolicy _policy;
    private readonly CategorySet _categories;
    private readonly CategoryMask _granted;
    private readonly CategoryMask _refused;
    private readonly FollowedAccount? _followed;
    private string? _key;
    private string? _mark;

    /// <param name="policy">The policy in force.</param>
    /// <param name="decision">What the visitor chose, if anything.</param>
    /// <param name="signal">Global Privacy Control is present and honoured.</param>
    /// <param name="isReadable">
    /// <see langword="false"/> where a consent cookie was there that could not be read: it may hold a refusal, so no
    /// mode grants anything.
    /// </param>
    /// <param name="followed">Where the device follows an account: what this state is made of.</param>
    public ConsentState(IConsentPolicy policy, Decision? decision, bool signal, bool isReadable = true, FollowedAccount? followed = null)
    {
        _followed = followed;
        _policy = policy;
        _categories = policy.Categories;
        Decision = decision;
        Signal = signal;
        IsReadable = isReadable;

        // A grant outranks the signal only if it was made while the signal was present (11 CCR 7025(c)(3)).
        var outranking = decision is { SignalPresent: true } ? decision.Granted : default;
        RefusedBySignal = signal ? _categories.RefusedBySignal & ~outranking : default;
        _refused = (decision?.Refused ?? default) | RefusedBySignal;
        StillChosen = (decision?.Granted ?? default) & ~_refused;
        var grantedByMode = isReadable ? _categories.GrantedUnlessRefused & ~_refused : default;
        _granted = StillChosen | grantedByMode | _categories.Exempt;
        IsDecided = ((decision?.Granted ?? default) | (decision?.Refused ?? default)).ContainsAll(_categories.Asked);
    }

    private ConsentState(IConsentPolicy policy)
    {
        _policy = policy;
        _categories = policy.Categories;
        _granted = _categories.Exempt;
        IsDecided = _categories.Asked.IsEmpty;
    }

    /// <summary>What the visitor chose, if anything.</summary>
    public Decision? Decision { get; }

    /// <summary>What holds where the visitor is signed out: what was decided on this device.</summary>
    public ConsentState Own => _followed?.Own ?? this;

    /// <summary>What the device follows, where its visitor is signed in and the site links consent to accounts.</summary>
    public AccountConsent? Account => _followed?.Account;

    /// <summary>What the account took back since the device granted it.</summary>
    public CategoryMask TakenBack => _followed?.TakenBack ?? default;

    /// <summary>What the visitor had granted, be it on this device or with the account on another.</summary>
    public CategoryMask HadGranted => (Decision?.Granted ?? default) | (_followed?.Granted ?? default);

    /// <summary>The record of the last decision, the account's where the device has none of its own.</summary>
    public RecordReference? Reference => Decision?.Reference ?? Account?.Reference;

    /// <summary>
    /// The record that a new decision follows, as the same visitor's: only one that this site wrote, and for a grant only
    /// that of a decision which grants something itself, and beside which no other stands. Anything else may have been put
    /// there by another site, or by somebody who wants to read what this visitor decides.
    /// </summary>
    public RecordReference? FollowedBy(CategoryMask granted) =>
        Own.Decision is { IsProven: true, Reference: { } reference } own && (granted.IsEmpty || own is { Granted.IsEmpty: false, Other: null })
            ? reference
            : null;

    /// <summary>Global Privacy Control is present and honoured.</summary>
    public bool Signal { get; }

    /// <summary>No consent cookie was there that could not be read.</summary>
    public bool IsReadable { get; }

    /// <summary>The visitor decided about every category that is asked for.</summary>
    public bool IsDecided { get; }

    /// <summary>When the visitor decided, where that is about every category that is asked for.</summary>
    public DateTimeOffset? DecidedAt => IsDecided ? Decision?.At : null;

    /// <summary>Everything that visitors are asked for; where they are asked for nothing, nothing is.</summary>
    public bool IsAllGranted => _categories.Asked.IsEmpty
        ? _categories.NeedConsent.IsEmpty && !_categories.HasOff
        : _granted.ContainsAll(_categories.Asked);

    /// <summary>What this visitor decides about: what is asked for, and what was granted without being asked for.</summary>
    public CategoryMask Asked => _categories.Asked | (HadGranted & _categories.NeedConsent);

    /// <summary>Something that needs consent is granted, be it by a mode.</summary>
    public bool IsAnyGranted => !(_granted & _categories.NeedConsent).IsEmpty;

    public ConsentSource Source =>
        IsDecided ? ConsentSource.Visitor : Signal ? ConsentSource.GlobalPrivacyControl : ConsentSource.None;

    /// <summary>What the visitor granted, less what the privacy signal has refused since.</summary>
    public CategoryMask StillChosen { get; }

    /// <summary>What Global Privacy Control refuses in this request, whether or not the visitor refused it too.</summary>
    public CategoryMask RefusedBySignal { get; }

    /// <summary>The part of a <see cref="VaryKey"/> that tells states apart.</summary>
    public string Key => _key ??= VaryKey.StateKey(_policy, this);

    /// <summary>How many characters a <see cref="Mark"/> has.</summary>
    public const int MarkLength = 12;

    /// <summary>A short name of the state, the same on every node, for the validators of what was made in it.</summary>
    public string Mark => _mark ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..MarkLength];

    /// <summary>Consent that could not be read: nothing is granted, whatever the mode, and nothing was decided.</summary>
    public static ConsentState Unreadable(IConsentPolicy policy) => new(policy);

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

    /// <summary>The device's last decision with these changes; what it only follows is not its own.</summary>
    public Decision Decide(CategoryMask granted, CategoryMask refused, DateTimeOffset now) => new(
        now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
        ((Own.StillChosen & ~TakenBack & ~refused) | granted) & _categories.NeedConsent,
        (((Own.Decision?.Refused ?? default) | TakenBack) & ~granted | refused) & _categories.NeedConsent,
        Signal)
    {
        Reference = FollowedBy(default),
        IsProven = FollowedBy(default) is not null,
    };

    /// <summary>The state once a decision was made on this device.</summary>
    public ConsentState After(Decision decision, DateTimeOffset now)
    {
        var own = new ConsentState(_policy, decision, Signal);
        return Account is null ? own : own.Following(Account.Granting(_categories, decision.Granted), now);
    }

    /// <summary>
    /// The state while the visitor is signed in. The device's own choice wins, save that what the account took back
    /// later is taken back here too (GDPR Article 7(3)); what the device left open is as the account decided. The
    /// account's grants were not made under this browser's privacy signal, so they do not outrank it.
    /// </summary>
    public ConsentState Following(AccountConsent account, DateTimeOffset now)
    {
        CategoryMask granted = default, refused = default, takenBack = default, accountGranted = default;
        var own = Own.Decision;
        foreach (var category in _categories.All)
        {
            if (category.IsExempt || account.Categories.GetValueOrDefault(category.Key) is not { } decided)
            {
                continue;
            }

            var mask = CategoryMask.Of(category);
            var isGranted = decided.IsGranted(category, _policy, now);
            accountGranted |= isGranted ? mask : default;
            if (own?.Granted.Contains(category) == true)
            {
                takenBack |= decided.TakenBackAt >= own.At ? mask : default;
            }
            else if (own?.Refused.Contains(category) != true && IsReadable)
            {
                granted |= isGranted && !(Signal && category.IsRefusedBySignal) ? mask : default;
                refused |= decided.IsRefused(_policy, now) ? mask : default;
            }
        }

        var isSame = (granted | refused | takenBack).IsEmpty;
        var decision = isSame ? own : new Decision(
            own?.At ?? account.Categories.Values.Max(category => category.At),
            ((own?.Granted ?? default) & ~takenBack) | granted,
            (own?.Refused ?? default) | takenBack | refused,
            own?.SignalPresent == true)
        {
            Reference = own?.Reference ?? account.Reference,
        };
        return new ConsentState(
            _policy, decision, Signal, IsReadable, new FollowedAccount(Own, account, takenBack, accountGranted));
    }
}
