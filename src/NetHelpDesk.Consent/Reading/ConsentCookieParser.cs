using System.Buffers;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Reading;

/// <summary>Takes the pairs of a consent cookie's value in (<see cref="ConsentCookieFormat"/>), and tells what they make.</summary>
internal ref struct ConsentCookieParser(ConsentRules rules)
{
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private ReservedKey _seen;
    private HashSet<string>? _unknown;
    private ReadOnlySpan<char> _policy;
    private DateTimeOffset? _at;
    private bool _signalPresent;
    private RecordReference? _reference;
    private ReadOnlySpan<char> _signature;
    private CategoryMask? _unrecorded;
    private CategoryMask _granted;
    private CategoryMask _refused;
    private CategoryMask _optOut;
    private CategoryMask _notice;

    public bool TryRead(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        switch (key)
        {
            case "v":
                return false;
            case "policy":
                _policy = value;
                return IsFirst(ReservedKey.Policy) && !value.IsEmpty;
            case "at":
                _at = DecisionTime.Parse(value);
                return IsFirst(ReservedKey.At) && _at is not null;
            case "gpc":
                _signalPresent = true;
                return IsFirst(ReservedKey.Gpc) && value is "1";
            case "optout":
                return IsFirst(ReservedKey.OptOut) && TryReadCategories(value, ref _optOut);
            case "notice":
                return IsFirst(ReservedKey.Notice) && TryReadCategories(value, ref _notice);
            case "id":
                _reference = RecordReference.Parse(value);
                return IsFirst(ReservedKey.Id) && !value.IsEmpty;
            case DecisionSignature.Key:
                _signature = value;
                return IsFirst(ReservedKey.Signature) && !value.IsEmpty;
            case "unrecorded":
                CategoryMask takenBack = default;
                var isList = TryReadCategories(value, ref takenBack);
                _unrecorded = takenBack;
                return IsFirst(ReservedKey.Unrecorded) && isList;
            default:
                return TryReadCategory(key, value);
        }
    }

    public readonly Decision? Finish(ReadOnlySpan<char> text, DateTimeOffset now)
    {
        // A clock of another node may be a little ahead; one that is a day ahead would outlive its lifetime.
        if (_policy.IsEmpty || _at is not { } at || at > now.AddDays(1) || at + rules.ConsentCookie.Lifetime <= now)
        {
            return null;
        }

        return new Decision(
            at,
            StillGranted() & rules.Categories.NeedConsent,
            _refused & rules.Categories.NeedConsent,
            _signalPresent)
        {
            Reference = _reference,
            IsProven = _reference is not null
                && !_signature.IsEmpty
                && rules.Records is { } records
                && DecisionSignature.Verify(text, _signature, records.Keys),
            Unrecorded = _unrecorded,
        };
    }

    /// <summary>
    /// A new policy version asks those again who granted, and what was given under a looser mode is not consent
    /// under opt-in. A refusal stands.
    /// </summary>
    private readonly CategoryMask StillGranted()
    {
        return _policy.SequenceEqual(rules.PolicyVersion)
            ? _granted & ~((_optOut | _notice) & rules.Categories.OptIn)
            : default;
    }

    private bool TryReadCategory(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        if (value is not ("yes" or "no") || !IsCategoryKey(key))
        {
            return false;
        }

        if (rules.Categories.Find(key) is not { } category)
        {
            return (_unknown ??= new(StringComparer.Ordinal)).Add(key.ToString());
        }

        if ((_granted | _refused).Contains(category))
        {
            return false;
        }

        if (value is "yes")
        {
            _granted |= CategoryMask.Of(category);
        }
        else
        {
            _refused |= CategoryMask.Of(category);
        }

        return true;
    }

    /// <summary>A key that stands twice makes the text ambiguous.</summary>
    private bool IsFirst(ReservedKey key)
    {
        var isFirst = (_seen & key) == 0;
        _seen |= key;
        return isFirst;
    }

    private readonly bool TryReadCategories(ReadOnlySpan<char> names, ref CategoryMask mask)
    {
        foreach (var part in names.Split('.'))
        {
            if (!IsCategoryKey(names[part]))
            {
                return false;
            }

            if (rules.Categories.Find(names[part]) is { } category)
            {
                mask |= CategoryMask.Of(category);
            }
        }

        return true;
    }

    /// <summary>Lower case only: <c>Tracking=yes</c> beside <c>tracking=no</c> would both count otherwise.</summary>
    private static bool IsCategoryKey(ReadOnlySpan<char> key) => !key.IsEmpty && !key.ContainsAnyExcept(KeyCharacters);

    [Flags]
    private enum ReservedKey
    {
        None = 0,
        Policy = 1,
        At = 2,
        Gpc = 4,
        OptOut = 8,
        Notice = 16,
        Id = 32,
        Unrecorded = 64,
        Signature = 128,
    }
}
