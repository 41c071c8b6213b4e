using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Enforcement;
using NetHelpDesk.Consent.Features;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Choices;

/// <summary>Takes a visitor's choice. A bad request changes nothing.</summary>
internal static class ChoiceHandler
{
    /// <summary>Seconds until a choice that could not be recorded may be tried again.</summary>
    public const string RetryAfter = "5";

    public static async Task PostAsync(HttpContext context, RequestConsent consent)
    {
        try
        {
            RequireSameOrigin(context.Request);
            if (!ConsentHostCheck.Passes(consent))
            {
                await AnswerNotKeptAsync(context, consent);
                return;
            }

            var choice = await ChoiceReader.ReadAsync(context.Request);
            var (kind, granted, refused) = Understand(choice, consent);
            if (choice.Version is not null && choice.Version != consent.Rules.PolicyVersion)
            {
                await AnswerOutdatedAsync(context, consent);
                return;
            }

            var origin = ChoiceOrigin.Of(context, consent, choice.Text);
            var isRecorded = await consent.DecideAsync(
                kind, granted, refused, origin, context.RequestAborted);
            await AnswerAsync(context, consent, choice, isRecorded);
        }
        catch (ConsentNotRecordedException unrecorded)
        {
            await AnswerUnrecordedAsync(context, consent, unrecorded);
        }
        catch (BadChoiceException bad)
        {
            await Problem.WriteAsync(context, consent, bad.Status, bad.Message, bad.Field);
        }
        catch (BodyReadInFrontException gone)
        {
            consent.Runtime.Logger.BodyReadInFront(context.Request.Path.Value ?? "");
            await Problem.WriteAsync(context, consent, StatusCodes.Status500InternalServerError, gone.Message);
        }
        catch (BadHttpRequestException bad)
        {
            await Problem.WriteAsync(context, consent, bad.StatusCode, "The body cannot be read.");
        }
    }

    public static async Task DeleteAsync(HttpContext context, RequestConsent consent)
    {
        try
        {
            RequireSameOrigin(context.Request);
            if (!ConsentHostCheck.Passes(consent))
            {
                await AnswerNotKeptAsync(context, consent);
                return;
            }

            var isRecorded = await consent.DecideAsync(
                DecisionKind.Withdraw,
                default,
                consent.State.Asked,
                ChoiceOrigin.Of(context, consent, textHash: null),
                context.RequestAborted);
            await StateJson.WriteAsync(context, consent, isRecorded);
        }
        catch (BadChoiceException bad)
        {
            await Problem.WriteAsync(context, consent, bad.Status, bad.Message, bad.Field);
        }
    }

    private static void RequireSameOrigin(HttpRequest request)
    {
        if (!SameOrigin.Allows(request))
        {
            throw new BadChoiceException(
                StatusCodes.Status403Forbidden, "A choice must come from a page of this site.", "Origin");
        }
    }

    private static (DecisionKind Kind, CategoryMask Granted, CategoryMask Refused) Understand(ChoiceRequest choice, RequestConsent consent)
    {
        if (choice.Text is { } text && !ChoiceOrigin.IsHash(text))
        {
            throw Bad("text must be the SHA-256 of what was shown: 64 hexadecimal digits in lower case.", "text");
        }

        // What visitors are not asked for they have not refused, and do not grant with all the rest.
        var rules = consent.Rules;
        switch (choice.Choice)
        {
            case "accept":
                return (DecisionKind.Accept, rules.Categories.Asked, default);
            case "reject":
                return (DecisionKind.Reject, default, consent.State.Asked);
            case "save":
                var saved = MaskOf(choice, rules);
                return (DecisionKind.Save, saved, consent.State.Asked & ~saved);
            case "grant":
                // For one thing in a page: the visitor said nothing of the other categories.
                var granted = MaskOf(choice, rules);
                return granted.IsEmpty
                    ? throw Bad("grant needs at least one category that needs consent.", choice.CategoriesField)
                    : (DecisionKind.Grant, granted, default);
            default:
                throw Bad("choice must be accept, reject, save or grant.", "choice");
        }
    }

    private static CategoryMask MaskOf(ChoiceRequest choice, ConsentRules rules)
    {
        CategoryMask mask = default;
        foreach (var name in choice.Categories ?? throw Bad($"{choice.Choice} needs categories, a list that may be empty.", choice.CategoriesField))
        {
            mask |= CategoryMask.Of(
                (name is null ? null : rules.Categories.Find(name)) ?? throw Bad("There is no such category.", choice.CategoriesField));
        }

        return mask & rules.Categories.NeedConsent;
    }

    private static Task AnswerAsync(HttpContext context, RequestConsent consent, ChoiceRequest choice, bool isRecorded)
    {
        if (!ChoiceReader.IsForm(context.Request))
        {
            return StateJson.WriteAsync(context, consent, isRecorded);
        }

        // 303, so that a reload of the next page does not choose again.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = LocalUrl.IsLocal(choice.ReturnUrl)
            ? LocalUrl.Encode(choice.ReturnUrl!) + FragmentFor(context.Request, choice)
            : PageUrl(context, consent);
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>Only where the browser sent no cookie at all, as it does where they are turned off.</summary>
    private static string FragmentFor(HttpRequest request, ChoiceRequest choice) =>
        choice.TellsAskedAgain && request.Headers.Cookie.Count == 0 && !choice.ReturnUrl!.Contains('#', StringComparison.Ordinal)
            ? "#" + AskedAgain.Id
            : "";

    /// <summary>A person who filled a form in gets the form again, as it is now; a program gets a problem.</summary>
    private static Task AnswerOutdatedAsync(HttpContext context, RequestConsent consent)
    {
        return WantsPage(context)
            ? PageHandler.WritePageAsync(context, consent, StatusCodes.Status409Conflict)
            : Problem.WriteAsync(
                context, consent, StatusCodes.Status409Conflict,
                "What is asked has changed since that page was loaded. Show the current version and ask again.",
                "version", withState: true);
    }

    /// <summary>The grant did not take effect; what was refused with it did.</summary>
    public static Task AnswerUnrecordedAsync(HttpContext context, RequestConsent consent, ConsentNotRecordedException unrecorded)
    {
        context.Response.Headers.RetryAfter = RetryAfter;
        var status = unrecorded.Reason == RecordFailure.TooMany
            ? StatusCodes.Status429TooManyRequests
            : StatusCodes.Status503ServiceUnavailable;
        return WantsPage(context)
            ? PageHandler.WritePageAsync(context, consent, status, TextKey.NotRecorded)
            : Problem.WriteAsync(context, consent, status, unrecorded.Message, withState: true);
    }

    /// <summary>The consent cookie's <c>Domain</c> is not this host's, so that nothing was decided or recorded.</summary>
    public static Task AnswerNotKeptAsync(HttpContext context, RequestConsent consent) => WantsPage(context)
        ? PageHandler.WritePageAsync(context, consent, StatusCodes.Status421MisdirectedRequest, TextKey.Failed)
        : Problem.WriteAsync(
            context, consent, StatusCodes.Status421MisdirectedRequest,
            "No browser keeps a choice that is made on this host: the site's ConsentCookie:Domain is another. Nothing was changed.",
            "Host", withState: true);

    private static bool WantsPage(HttpContext context) =>
        ChoiceReader.IsForm(context.Request)
        && context.Request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static string PageUrl(HttpContext context, RequestConsent consent) =>
        consent.Runtime.Pages.UrlIn(context)
        + (consent.Rules.Languages.Find(context.Request.Query["lang"].ToString()) is { } language ? $"?lang={language.Tag}" : "");

    private static BadChoiceException Bad(string detail, string field) =>
        new(StatusCodes.Status400BadRequest, detail, field);
}
