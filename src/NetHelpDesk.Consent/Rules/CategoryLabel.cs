using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Rules;

/// <summary>
/// Carries the category that code gives a cookie (<c>InCategory</c>) from <c>Append</c> to the start of the response as
/// an attribute of the header, from which it is stripped before anything is sent: extensions survive every copy of
/// <see cref="CookieOptions"/>, a subclass does not.
/// </summary>
internal static class CategoryLabel
{
    /// <summary>Differs in each process, so that a proxied backend cannot label, and thereby exempt, its own cookies.</summary>
    public static readonly string Attribute = "nethelpdesk-" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>Stands for the label of a cookie that code calls essential; no category can have this name.</summary>
    public const string IsEssential = "!";

    private static readonly string Start = Attribute + "=";
    private static readonly string InHeader = "; " + Start;

    private static volatile bool _isAnyInCategory;

    /// <summary>The category that code gave. Extensions cost a list when they are only looked at, so that they are not where no code gives one.</summary>
    public static string? Read(CookieOptions? options)
    {
        if (!_isAnyInCategory || options is null)
        {
            return null;
        }

        foreach (var extension in options.Extensions)
        {
            if (extension.StartsWith(Start, StringComparison.Ordinal))
            {
                return extension[Start.Length..];
            }
        }

        return null;
    }

    public static void Write(CookieOptions options, string category)
    {
        _isAnyInCategory = true;
        for (var i = options.Extensions.Count - 1; i >= 0; i--)
        {
            if (options.Extensions[i].StartsWith(Start, StringComparison.Ordinal))
            {
                options.Extensions.RemoveAt(i);
            }
        }

        options.Extensions.Add(Start + category);
    }

    /// <summary>The header without its label, which goes to <paramref name="label"/>; the same string if it has none.</summary>
    public static string Strip(string header, out ReadOnlySpan<char> label)
    {
        var at = _isAnyInCategory ? header.IndexOf(InHeader, StringComparison.Ordinal) : -1;
        if (at < 0)
        {
            label = [];
            return header;
        }

        var start = at + InHeader.Length;
        var length = header.AsSpan(start).IndexOf(';');
        var end = length < 0 ? header.Length : start + length;
        label = header.AsSpan(start, end - start);
        return string.Concat(header.AsSpan(0, at), header.AsSpan(end));
    }
}
