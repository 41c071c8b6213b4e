namespace NetHelpDesk.Consent.Fuzzing;

/// <summary>A <c>Set-Cookie</c> line that anything in the application wrote.</summary>
internal sealed class SetCookieTarget(FuzzSite site) : FuzzTarget
{
    private static readonly double Cap = TimeSpan.FromDays(2).TotalSeconds;
    private readonly string _granted = FuzzSite.Decided("session=yes&tracking=no&advertising=yes");

    public override string Name => "set-cookie";

    public override string? Try(string input)
    {
        var semicolon = input.IndexOf(';', StringComparison.Ordinal);
        var attributes = semicolon < 0 ? "" : input[semicolon..];
        var isIgnored = new SetCookieLine($"a=1{attributes}").IsIgnored;
        var sent = site.Send(cookie: null, $"lead=1{attributes}", input);
        var (lead, rest) = sent is [var first, .. var others] && first == $"lead=1{attributes}" ? (first, others) : (null, sent);
        if (lead is not null && (isIgnored || !SlowLifetime.IsDeletion(lead)))
        {
            return $"Without consent it passes: {lead}";
        }

        if (lead is null && !isIgnored && SlowLifetime.IsDeletion($"lead=1{attributes}") && !IsBeyondTheForm(attributes))
        {
            return $"A deletion does not pass: lead=1{attributes}";
        }

        if (rest.Length > 0 && (rest is not [var passed] || passed != input || !(NameOf(input).Split('C')[0] == "auth" || SlowLifetime.IsDeletion(input))))
        {
            return $"An unknown cookie passes: {rest[0]}";
        }

        if (isIgnored)
        {
            return site.TakeError();
        }

        var visit = site.Send(_granted, $"visit=1{attributes}");
        if (visit is not [var session] || (SlowLifetime.Of(session).Length > 0 && !SlowLifetime.IsDeletion(session)) || !IsWithout(session, $"visit=1{attributes}"))
        {
            return $"A session cookie is not one: {string.Join(" | ", visit)}";
        }

        var capped = site.Send(_granted, $"capped=1{attributes}");
        var expected = SlowLifetime.Seconds($"capped=1{attributes}");
        if (capped is not [var cut] || !IsAbout(SlowLifetime.Seconds(cut), expected > Cap ? Cap : expected))
        {
            return $"A cap does not hold, or lengthens: {string.Join(" | ", capped)}";
        }

        return !site.Send(_granted, session, cut).SequenceEqual([session, cut]) ? "A second pass changes what the first one left" : site.TakeError();
    }

    /// <summary>Years of which readers may say other things, and numbers of more digits than anybody writes.</summary>
    private static bool IsBeyondTheForm(string attributes) => SlowLifetime.Of(attributes).Any(attribute =>
        attribute.Name == "MAX-AGE" ? attribute.Value.Length > 10
        : System.Text.RegularExpressions.Regex.IsMatch(attribute.Value, "[ -](0[0-9]{3}|1[0-6][0-9]{2}|[0-6][0-9]) [0-9]{2}:"));

    /// <summary>What comes back: of <c>=auth=1</c>, which is stored without a name, <c>auth</c>.</summary>
    private static string NameOf(string line)
    {
        var parts = line.Split(';')[0].Split('=');
        return parts.Select(part => part.Trim(' ', '\t')).Take(parts.Length - 1).Take(2).FirstOrDefault(name => name.Length > 0, "");
    }

    /// <summary>Every other byte is where it was.</summary>
    private static bool IsWithout(string left, string written)
    {
        var pieces = written.Split(';');
        return left == written || left == string.Join(';', pieces.Where((piece, index) => index == 0 || SlowLifetime.Of($";{piece}").Length == 0));
    }

    private static bool IsAbout(double? seconds, double? expected) =>
        seconds is null ? expected is null : expected is { } other && Math.Abs(Math.Max(seconds.Value, 0) - Math.Max(other, 0)) < 3;
}
