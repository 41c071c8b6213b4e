namespace NetHelpDesk.Site.Advertising;

/// <summary>The advertisements, one for each topic and one for visitors whose interest is not known.</summary>
public sealed class HouseAds
{
    private static readonly HouseAd Neutral = new(
        null, "A calmer inbox by Friday", "Try every part of NetHelpDesk for 30 days. No card needed.");

    private readonly Dictionary<string, HouseAd> _byInterest = new HouseAd[]
    {
        new("tickets", "No ticket left behind", "Queues, targets and reminders that keep every promise you make."),
        new("email", "Every mailbox in one place", "Connect shared mailboxes and answer together, without stepping on toes."),
        new("knowledge-base", "Answers before the question", "Suggest the right article while people still type."),
        new("team", "Shifts that hand over themselves", "Notes, owners and next steps travel with every ticket."),
        new("reports", "Numbers you can act on", "See what keeps coming back, and what it costs your team."),
        new("security", "Lock the desk, not the door", "Two-step sign-in and a full audit trail in every plan."),
    }.ToDictionary(ad => ad.Interest!);

    public HouseAd For(string? interest) => interest is null ? Neutral : _byInterest.GetValueOrDefault(interest, Neutral);
}
