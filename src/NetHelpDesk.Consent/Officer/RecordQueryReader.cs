using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Officer;

/// <summary>Reads what the privacy officer asks for: <c>subject</c>, <c>from</c>, <c>until</c>, <c>version</c>, <c>account</c>, <c>after</c>.</summary>
internal static class RecordQueryReader
{
    private const int DefaultDays = 30;
    private const int MostDays = 3660;
    private const int MostRecords = 1000;
    private const int DefaultRecords = 100;
    private const int MostCharacters = 256;

    /// <exception cref="BadChoiceException">A value cannot be read.</exception>
    public static ConsentRecordQuery Read(HttpRequest request)
    {
        var until = Time(request, "until");
        return new ConsentRecordQuery
        {
            Subject = Text(request, "subject"),
            Account = Account(request),
            From = Time(request, "from")?.Time,
            // A day is meant to its end.
            Until = until is { IsDay: true } day ? day.Time.AddDays(1) : until?.Time,
            PolicyVersion = Text(request, "version"),
        };
    }

    /// <summary>One page, the last first.</summary>
    public static ConsentRecordQuery ReadPage(HttpRequest request) => Read(request) with
    {
        NewestFirst = true,
        After = After(request),
        Limit = Value(request, "limit") is not { } limit ? DefaultRecords
            : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostRecords ? number
            : throw Bad("limit", $"1 to {MostRecords}"),
    };

    /// <summary>The days of which statistics are wanted; the last 30 where nothing is said.</summary>
    public static (DateOnly First, DateOnly Last) ReadDays(HttpRequest request, DateTimeOffset now)
    {
        var last = Time(request, "until") is { } until ? DateOnly.FromDateTime(until.Time.UtcDateTime) : DateOnly.FromDateTime(now.UtcDateTime);
        var first = Time(request, "from") is { } from ? DateOnly.FromDateTime(from.Time.UtcDateTime)
            : last.DayNumber >= DefaultDays - 1 ? last.AddDays(1 - DefaultDays)
            : throw Bad("until", "later, or come with from");
        return last.DayNumber - first.DayNumber is >= 0 and <= MostDays
            ? (first, last)
            : throw Bad("from", $"not after until, and at most {MostDays} days before it");
    }

    public static string CursorOf(ConsentRecord record) =>
        string.Create(CultureInfo.InvariantCulture, $"{record.At.UtcTicks}.{record.Id:N}");

    /// <summary>The query of another page about the same records.</summary>
    public static string Again(HttpRequest request, string? after = null)
    {
        var query = QueryString.Empty;
        foreach (var name in (string[])["subject", "account", "from", "until", "version", "limit"])
        {
            if (Value(request, name) is { } value)
            {
                query = query.Add(name, value);
            }
        }

        return (after is null ? query : query.Add("after", after)).ToUriComponent();
    }

    public static string? Value(HttpRequest request, string name) =>
        request.Query[name].ToString().Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The officer knows the site's own id of an account; records know its pseudonym.</summary>
    private static string? Account(HttpRequest request)
    {
        var rules = request.HttpContext.RequestServices.GetRequiredService<ConsentRuntimeProvider>().Current.Rules.Records!;
        return Value(request, "account") is not { } id ? null
            : LinksAccounts(request) ? AccountLink.Pseudonym(id, rules)
            : throw Bad("account", "left out: this site does not link consent to accounts");
    }

    public static bool LinksAccounts(HttpRequest request) =>
        request.HttpContext.RequestServices.GetService<AccountLink>() is not null;

    /// <summary>What no record can hold is not searched for: a database may choke on it.</summary>
    private static string? Text(HttpRequest request, string name) =>
        Value(request, name) is not { } text ? null
        : text.Length <= MostCharacters && !text.Any(character => char.IsControl(character) || char.IsSurrogate(character)) ? text
        : throw Bad(name, $"at most {MostCharacters} characters that can be read");

    private static (DateTimeOffset At, Guid Id)? After(HttpRequest request)
    {
        if (Value(request, "after") is not { } cursor)
        {
            return null;
        }

        return cursor.Split('.') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(id, "N", out var record)
                ? (new DateTimeOffset(at, TimeSpan.Zero), record)
                : throw Bad("after", "what an answer gave as next");
    }

    private static (DateTimeOffset Time, bool IsDay)? Time(HttpRequest request, string name)
    {
        if (Value(request, name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day < DateOnly.MaxValue)
        {
            return (new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), true);
        }

        return DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time.ToUniversalTime(), false)
            : throw Bad(name, "a day, such as 2026-11-23, or a time, such as 2026-11-23T10:00:00Z");
    }

    private static BadChoiceException Bad(string field, string expected) =>
        new(StatusCodes.Status400BadRequest, $"{field} must be {expected}.", field);
}
