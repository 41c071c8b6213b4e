namespace NetHelpDesk.Consent.Rules;

/// <summary>The rules as they are now, for what goes on beside all requests. A reload changes them.</summary>
internal interface IRulesInForce
{
    ConsentRules Rules { get; }
}
