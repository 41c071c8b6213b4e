using NetHelpDesk.Consent.Decisions;

namespace NetHelpDesk.Consent.Caching;

/// <summary>
/// The state of consent within an entity tag: <c>W/"x"</c> becomes <c>W/"nhd-0123456789ab.x"</c>. In front, because
/// proxies that compress add to the end.
/// </summary>
internal static class EntityTagMark
{
    private const string Start = "nhd-";
    private const char End = '.';

    /// <summary>Whether any of the tags may carry a mark.</summary>
    public static bool MayStandIn(string? tags) => tags?.Contains(Start, StringComparison.Ordinal) == true;

    public static string Add(string tag, string state) =>
        tag.Insert(IndexOfOpaque(tag), $"{Start}{state}{End}");

    /// <summary>The tag of a response that has none of its own. Weak, as a date is.</summary>
    public static string Alone(string state) => $"W/\"{Start}{state}\"";

    /// <summary>Takes a tag apart; <paramref name="original"/> is empty where the mark was the whole tag.</summary>
    public static bool TryRead(string tag, out string state, out string original)
    {
        var at = IndexOfOpaque(tag);
        var stateEnd = at + Start.Length + ConsentState.MarkLength;
        if (tag.Length <= stateEnd || tag[stateEnd] is not (End or '"') || !tag.AsSpan(at).StartsWith(Start, StringComparison.Ordinal))
        {
            state = original = "";
            return false;
        }

        state = tag[(at + Start.Length)..stateEnd];
        original = tag[stateEnd] == End ? tag.Remove(at, stateEnd + 1 - at) : "";
        return true;
    }

    /// <summary>The tags of a header; a comma within quotes ends none.</summary>
    public static IEnumerable<string> In(string tags)
    {
        for (var at = 0; at < tags.Length;)
        {
            if (tags[at] is ' ' or '\t' or ',')
            {
                at++;
                continue;
            }

            var start = at;
            var opaque = start + IndexOfOpaque(tags.AsSpan(start));
            var end = opaque > start && tags[opaque - 1] == '"' ? tags.IndexOf('"', opaque) + 1 : tags.IndexOf(',', start);
            at = end <= 0 ? tags.Length : end;
            yield return tags[start..at].TrimEnd(' ', '\t');
        }
    }

    private static int IndexOfOpaque(ReadOnlySpan<char> tag)
    {
        var at = tag.StartsWith("W/", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        return at < tag.Length && tag[at] == '"' ? at + 1 : at;
    }
}
