using System.Buffers;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Choices;

/// <summary>Tells where a choice came from by the text that it says was shown.</summary>
internal static class ChoiceOrigin
{
    /// <summary>The hexadecimal digits of a SHA-256.</summary>
    private const int HashLength = 64;

    private static readonly SearchValues<char> HashCharacters = SearchValues.Create("0123456789abcdef");

    public static bool IsHash(string text) =>
        text.Length == HashLength && !text.AsSpan().ContainsAnyExcept(HashCharacters);

    public static DecisionOrigin Of(HttpContext context, RequestConsent consent, string? textHash)
    {
        var language = BannerLanguage.Asked(context, consent.Rules);
        if (textHash is null || consent.Rules.Records is null)
        {
            return new DecisionOrigin(ConsentRecordSource.Api, language);
        }

        // The visitor may have chosen in another tab since the text was shown.
        var pages = consent.Runtime.Pages.In(language);
        var undecided = consent.Rules.Undecided(consent.State.Signal);
        return Find(pages.BannerTexts) is { } banner ? new DecisionOrigin(ConsentRecordSource.Banner, language, textHash, banner)
            : Find(pages.PageTexts) is { } page ? new DecisionOrigin(ConsentRecordSource.Page, language, textHash, page)
            : new DecisionOrigin(ConsentRecordSource.Api, language, textHash);

        ShownText? Find(ShownTexts texts) =>
            texts.For(consent.State) is var now && now.Hash == textHash ? now
            : texts.For(undecided) is var first && first.Hash == textHash ? first
            : null;
    }
}
