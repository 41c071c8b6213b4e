using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Requests;

/// <summary>A cookie that the browser sent although the visitor has not consented to it.</summary>
/// <param name="Name">Its name, as sent.</param>
/// <param name="Rule">What told its category.</param>
internal readonly record struct SentCookie(string Name, CookieRule Rule);
