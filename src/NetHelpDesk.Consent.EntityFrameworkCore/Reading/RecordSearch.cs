using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent;

/// <summary>The queries that answer a <see cref="ConsentRecordQuery"/>, each by an index.</summary>
internal static class RecordSearch
{
    public static IQueryable<RecordRow> Filter(DbContext context, ConsentRecordQuery query)
    {
        var rows = context.Set<RecordRow>().AsNoTracking();
        if (query.Subject is { } subject)
        {
            rows = rows.Where(row => row.Subject == subject);
        }

        if (query.Account is { } account)
        {
            rows = rows.Where(row => row.Account == account);
        }

        if (query.From?.UtcDateTime is { } from)
        {
            rows = rows.Where(row => row.At >= from);
        }

        if (query.Until?.UtcDateTime is { } until)
        {
            rows = rows.Where(row => row.At < until);
        }

        return query.PolicyVersion is { } version ? rows.Where(row => row.PolicyVersion == version) : rows;
    }

    public static IQueryable<RecordRow> Page(DbContext context, ConsentRecordQuery query)
    {
        var rows = Filter(context, query);
        if (query.After is { } after)
        {
            var (at, id) = (after.At.UtcDateTime, after.Id);

            // The first comparison alone tells the index where to begin.
            rows = query.NewestFirst
                ? rows.Where(row => row.At <= at && (row.At < at || row.Id.CompareTo(id) < 0))
                : rows.Where(row => row.At >= at && (row.At > at || row.Id.CompareTo(id) > 0));
        }

        rows = query.NewestFirst
            ? rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id)
            : rows.OrderBy(row => row.At).ThenBy(row => row.Id);
        return query.Limit is { } limit ? rows.Take(limit) : rows;
    }
}
