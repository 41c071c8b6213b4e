using System.Globalization;
using System.Text;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Decisions;

/// <summary>
/// The text that is the same for requests whose consent and language are the same, on every node of a site.
/// </summary>
internal static class VaryKey
{
    /// <summary>The name of the value by which entries of the output cache vary.</summary>
    public const string Name = "nethelpdesk-consent";

    private const char Separator = ';';

    /// <summary>
    /// The consent, and the languages of page and banner, as they are now, and whether another origin frames the page.
    /// </summary>
    public static string Of(ConsentState state, Language language, bool isFramed) =>
        $"{state.Key}{Separator}{CultureInfo.CurrentUICulture.Name}{Separator}{language.Tag}{(isFramed ? ";framed" : "")}";

    /// <summary>Whether the key was made of this state, in whatever language; an empty one was made of none.</summary>
    public static bool IsOf(string key, ConsentState state) =>
        key.Length > 0
        && key.Length > state.Key.Length
        && key[state.Key.Length] == Separator
        && key.StartsWith(state.Key, StringComparison.Ordinal);

    /// <summary>
    /// All that an application or a banner can show of a state, save the time of the decision. Categories go by name:
    /// nodes that share a cache may know different ones while a new version is rolled out.
    /// </summary>
    public static string StateKey(IConsentPolicy policy, ConsentState state)
    {
        var key = new StringBuilder(policy.PolicyVersion, capacity: 96)
            .Append(Separator).Append(policy.Region)
            .Append(Separator).Append(state.IsDecided ? "decided" : "undecided")
            .Append(Separator).Append(state.Signal ? "gpc" : "")
            .Append(Separator);
        foreach (var category in policy.Categories.All)
        {
            if (!category.IsExempt)
            {
                key.Append(category.Key).Append(Sign(state, category));
            }
        }

        return key.ToString();
    }

    private static char Sign(ConsentState state, Category category) => state.StatusOf(category) switch
    {
        _ when state.IsRefusedBySignalAlone(category) => '^',
        ConsentStatus.Granted => '+',
        ConsentStatus.Refused => '!',
        _ when state.IsGranted(category) => '~',
        _ => '?',
    };
}
