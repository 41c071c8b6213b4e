using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Enforcement;
using NetHelpDesk.Consent.Features;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Receipts;

/// <summary>Forgets a visitor who asks for it: what was granted is withdrawn, and nothing in the records leads back.</summary>
internal static class ForgetHandler
{
    public static async Task PostAsync(HttpContext context, RequestConsent consent)
    {
        if (!SameOrigin.Allows(context.Request))
        {
            await Problem.WriteAsync(
                context, consent, StatusCodes.Status403Forbidden, "A choice must come from a page of this site.", "Origin");
            return;
        }

        if (!ConsentHostCheck.Passes(consent))
        {
            await ChoiceHandler.AnswerNotKeptAsync(context, consent);
            return;
        }

        if (context.Features.Get<UnansweredClaim>() is not null)
        {
            // Withdrawn now, the consent cookie would lose the id by which to ask again.
            context.Response.Headers.RetryAfter = ChoiceHandler.RetryAfter;
            await Problem.WriteAsync(
                context, consent, StatusCodes.Status503ServiceUnavailable,
                "The records cannot be read now, and nothing was changed. Please try again.");
            return;
        }

        var source = ChoiceReader.IsForm(context.Request) ? ConsentRecordSource.Page : ConsentRecordSource.Api;
        var origin = new DecisionOrigin(source, BannerLanguage.Asked(context, consent.Rules));
        if (!await consent.ForgetAsync(origin, context.RequestAborted))
        {
            context.Response.Headers.RetryAfter = ChoiceHandler.RetryAfter;
            await Problem.WriteAsync(
                context,
                consent,
                StatusCodes.Status503ServiceUnavailable,
                "Your consent is withdrawn, but the records cannot be changed now. Please ask again to be forgotten.",
                withState: true);
            return;
        }

        if (ChoiceReader.IsForm(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = ChoiceHandler.PageUrl(context, consent);
            context.Response.Headers.CacheControl = "no-store";
            return;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.CacheControl = "no-store";
    }
}
