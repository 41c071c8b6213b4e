namespace NetHelpDesk.Consent.Fuzzing;

/// <summary>The value of the consent cookie, which anybody can write.</summary>
internal sealed class ConsentCookieTarget(FuzzSite site) : FuzzTarget
{
    public override string Name => "consent-cookie";

    public override string? Try(string input)
    {
        var now = DateTimeOffset.UtcNow;
        var value = input.Replace("{now}", DecisionTime.Format(now.AddHours(-1)), StringComparison.Ordinal);
        if (ConsentCookieFormat.Parse(value, site.Rules, now) is not { } decision)
        {
            return site.TakeError();
        }

        var pairs = value.Split('&');
        if (pairs.Select(pair => pair.Split('=')[0]).Distinct(StringComparer.Ordinal).Count() != pairs.Length || pairs[0] != "v=1")
        {
            return "A key that stands twice, or another version, makes a decision";
        }

        foreach (var category in site.Rules.Categories.All)
        {
            if ((decision.Granted.Contains(category) && !pairs.Contains($"{category.Key}=yes"))
                || (decision.Refused.Contains(category) != (pairs.Contains($"{category.Key}=no") && !category.IsExempt)))
            {
                return $"{category.Name} is not as it is written";
            }
        }

        if (decision.At > now.AddDays(1) || !(decision.Granted & decision.Refused).IsEmpty)
        {
            return "It is from the future, or grants what it refuses";
        }

        var again = ConsentCookieFormat.Parse(ConsentCookieFormat.Format(decision, site.Rules), site.Rules, now);
        return again is null || again.At != decision.At || !again.Granted.Equals(decision.Granted) || !again.Refused.Equals(decision.Refused)
            ? "It is not the same when it was written and read again"
            : site.TakeError();
    }
}
