using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Decisions;

/// <summary>What the state of a device is made of while its visitor is signed in. Apart, since most visitors are not.</summary>
/// <param name="Own">What was decided on this device.</param>
/// <param name="Account">What was decided with the account.</param>
/// <param name="TakenBack">What the account took back since the device granted it.</param>
/// <param name="Granted">What the account granted, be it followed here or not.</param>
internal sealed record FollowedAccount(ConsentState Own, AccountConsent Account, CategoryMask TakenBack, CategoryMask Granted);
