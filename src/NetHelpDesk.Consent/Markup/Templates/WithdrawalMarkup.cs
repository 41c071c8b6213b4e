using NetHelpDesk.Consent.Languages;

namespace NetHelpDesk.Consent.Markup;

/// <summary>The form of the button that withdraws everything. It names no policy version: withdrawing never waits.</summary>
internal static class WithdrawalMarkup
{
    public static HtmlTemplate Make(ChoiceParts parts) => new HtmlTemplate()
        .Html("<form class=\"nhd-withdraw\" method=\"post\" data-consent-form data-consent-withdraw").Put(Slot.HiddenUnlessGranted)
        .Html($" {parts.Attributes} action=\"").Put(Slot.Action).Html($"?lang={parts.Language.Tag}\"")
        .Html($" data-saved=\"{parts.Words.Plain(TextKey.Withdrawn)}\" data-failed=\"{parts.Words.Plain(TextKey.Failed)}\" data-not-kept=\"{parts.Words.Plain(TextKey.NotKept)}\">")
        .Html("<input type=\"hidden\" name=\"returnUrl\" value=\"").Put(Slot.ReturnUrl)
        .Html("\"><button type=\"submit\" name=\"choice\" value=\"reject\">").Html(parts.Words.Encoded(TextKey.Withdraw))
        .Html("</button><span role=\"status\" data-consent-message></span></form>").End();
}
