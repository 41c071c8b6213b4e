namespace NetHelpDesk.Consent.Words;

/// <summary>Finds what a misspelt word was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>" Did you mean 'x'?", or nothing where no name is near.</summary>
    public static string Hint(string word, IEnumerable<string> names)
    {
        var nearest = names
            .Select(name => (Name: name, Distance: Distance(word.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(2, word.Length / 3)
            ? $" Did you mean '{nearest.Name}'?"
            : "";
    }

    /// <summary>Whether a word may be another one, misspelt.</summary>
    public static bool IsNear(string word, string name) =>
        Math.Abs(word.Length - name.Length) <= 2 && Distance(word.ToUpperInvariant(), name.ToUpperInvariant()) <= 2;

    /// <summary>How many letters must be put in, taken out or changed (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
