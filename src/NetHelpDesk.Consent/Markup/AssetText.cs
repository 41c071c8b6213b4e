using System.Text;

namespace NetHelpDesk.Consent;

/// <summary>What visitors download of a script or a style sheet: its code, without what is only for its readers.</summary>
internal static class AssetText
{
    /// <summary>
    /// Leaves out indentation, empty lines, and comments that have lines of their own. A comment behind code stays, so
    /// that no string that looks like one is cut; a template literal must not span lines.
    /// </summary>
    public static byte[] WithoutComments(TextReader source)
    {
        var text = new StringBuilder();
        var isInComment = false;
        while (source.ReadLine() is { } line)
        {
            line = line.Trim();
            var isComment = isInComment || StartsComment(line);
            isInComment = isComment && !line.Contains("*/", StringComparison.Ordinal);
            if (!isComment && line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                text.Append(line).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A comment before code on its line, as a type is given, does not.</summary>
    private static bool StartsComment(string line) =>
        line.StartsWith("/*", StringComparison.Ordinal)
        && line.IndexOf("*/", StringComparison.Ordinal) is var end
        && (end < 0 || end == line.Length - 2);
}
