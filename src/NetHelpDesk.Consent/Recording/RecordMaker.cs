using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Recording;

/// <summary>Puts records together.</summary>
internal static class RecordMaker
{
    private const int MaxSite = 253;

    /// <summary>The record of a decision; what the visitor had recorded before stays the same visitor's.</summary>
    public static ConsentRecord Make(
        HttpContext context, ConsentRules rules, ConsentState before, Decision decision, DecisionOrigin origin, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            Subject = before.FollowedBy(decision.Granted)?.Subject ?? RecordReference.NewSubject(now),
            Account = context.Features.Get<LinkedAccount>()?.Pseudonym,
            At = decision.At,
            Kind = Proof.KindOf(before, decision),
            Categories = Proof.OutcomesOf(rules.Categories, before, decision),
            PolicyVersion = rules.PolicyVersion,
            Language = origin.Language.Tag,
            Source = origin.Source,
            Site = SiteOf(context),
            Region = rules.Region ?? rules.Records!.Region,
            TextHash = origin.TextHash,
            GlobalPrivacyControl = decision.SignalPresent,
            Previous = (before.FollowedBy(decision.Granted) ?? before.Account?.Reference)?.Record,
            Address = ClientDetails.AddressOf(context, rules.Records!),
            UserAgent = ClientDetails.UserAgentOf(context, rules.Records!),
        };

    /// <summary>
    /// The record of Global Privacy Control, which now refuses some of a recorded decision. Every node makes the same
    /// id of it, so that it is recorded once however many requests carry the signal.
    /// </summary>
    public static ConsentRecord MakeOfSignal(
        HttpContext context, ConsentRules rules, ConsentState state, RecordReference reference, Language language, DateTimeOffset now) => new()
        {
            Id = SignalId(reference),
            Subject = reference.Subject,
            At = Seconds(now),
            Kind = ConsentRecordKind.BySignal,
            Categories =
            [
                .. from category in rules.Categories.All
                   where category.IsAsked || state.Decision?.Granted.Contains(category) == true
                   select new CategoryOutcome(category.Key, OutcomeUnderSignal(state, category), category.Mode),
            ],
            PolicyVersion = rules.PolicyVersion,
            Language = language.Tag,
            Source = ConsentRecordSource.GlobalPrivacyControl,
            Site = SiteOf(context),
            Region = rules.Region ?? rules.Records!.Region,
            GlobalPrivacyControl = true,
            Previous = reference.Record,
            Address = ClientDetails.AddressOf(context, rules.Records!),
            UserAgent = ClientDetails.UserAgentOf(context, rules.Records!),
        };

    /// <summary>
    /// The record of a decision that the visitor's consent cookie holds, but that may have been lost before it was
    /// written. The same id as then, so that it is recorded once. The time is now, and nothing in it is granted: a visitor's word
    /// proves neither.
    /// </summary>
    public static ConsentRecord MakeOfCookie(
        HttpContext context, ConsentRules rules, Decision decision, CategoryMask takenBack, RecordReference reference, Language language, DateTimeOffset now) => new()
        {
            Id = reference.Record,
            Subject = reference.Subject,
            Account = context.Features.Get<LinkedAccount>()?.Pseudonym,
            At = Seconds(now),
            Kind = !decision.Granted.IsEmpty ? ConsentRecordKind.Changed
                : takenBack.IsEmpty ? ConsentRecordKind.Refused
                : ConsentRecordKind.Withdrawn,
            Categories =
            [
                .. from category in rules.Categories.All
                   where !category.IsExempt
                   let outcome = takenBack.Contains(category) ? ConsentOutcome.Withdrawn
                       : decision.Refused.Contains(category) ? ConsentOutcome.Refused
                       : ConsentOutcome.Undecided
                   where category.IsAsked || outcome != ConsentOutcome.Undecided
                   select new CategoryOutcome(category.Key, outcome, category.Mode),
            ],
            PolicyVersion = rules.PolicyVersion,
            Language = language.Tag,
            Source = ConsentRecordSource.Cookie,
            Site = SiteOf(context),
            Region = rules.Region ?? rules.Records!.Region,
            GlobalPrivacyControl = decision.SignalPresent,
            Address = ClientDetails.AddressOf(context, rules.Records!),
            UserAgent = ClientDetails.UserAgentOf(context, rules.Records!),
        };

    public static Guid SignalId(RecordReference reference) =>
        new(SHA256.HashData(Encoding.ASCII.GetBytes($"gpc {reference}")).AsSpan(0, 16));

    private static ConsentOutcome OutcomeUnderSignal(ConsentState state, Category category) => state.StatusOf(category) switch
    {
        ConsentStatus.Granted => ConsentOutcome.Granted,
        ConsentStatus.Undecided => ConsentOutcome.Undecided,
        _ => state.Decision!.Granted.Contains(category) ? ConsentOutcome.Withdrawn : ConsentOutcome.Refused,
    };

    /// <summary>As decisions are; databases keep different parts of a second.</summary>
    public static DateTimeOffset Seconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static string SiteOf(HttpContext context) => StorableText.Of(context.Request.Host.Host, MaxSite);
}
