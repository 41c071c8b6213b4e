using NetHelpDesk.Consent;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Validation;

namespace Microsoft.AspNetCore.Http;

/// <summary>Says in code what a cookie is.</summary>
public static class ConsentCookieOptionsExtensions
{
    /// <summary>
    /// Says to which category the cookie belongs that is appended with these options. A declaration in
    /// <see cref="ConsentOptions.Cookies"/> goes before it; a category that does not exist leaves the cookie unknown.
    /// </summary>
    /// <param name="options">The options, which are changed and returned.</param>
    /// <param name="category">The category's name, such as <see cref="CookieCategory.Tracking"/>.</param>
    /// <exception cref="ArgumentException">The name is empty or no category can have it.</exception>
    public static CookieOptions InCategory(this CookieOptions options, string category)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(category);
        if (!CategoryValidator.IsName(category))
        {
            throw new ArgumentException($"'{category}' is no category's name: letters, digits and '-' only.", nameof(category));
        }

        CategoryLabel.Write(options, category);
        return options;
    }
}
