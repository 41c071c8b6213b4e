using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace NetHelpDesk.Consent.Fuzzing;

/// <summary>Texts near to those of a target's corpus: a line is a text as a JSON string.</summary>
internal static partial class Inputs
{
    private static readonly string[] Odd = ["", ";", "; ", ",", ", ", "=", "&", "\"", " ", "\t", ":", "-", "+", "0", "%2C", "é", "\u0080", "中", "\u0000", "\n", "{", "]"];

    public static Gen<string> Near(FuzzTarget target)
    {
        var corpus = Corpus(target.Name);
        string[] pieces = [.. corpus.SelectMany(text => Pieces().Matches(text).Select(match => match.Value)).Concat(Odd).Distinct()];
        var piece = Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]);
        var edit = Gen.Select(Gen.Int[0, 400], Gen.Int[0, 6], piece);
        var edited = Gen.Select(Gen.Int[0, corpus.Length - 1], edit.Array[0, 5], (index, edits) => edits.Aggregate(corpus[index], Apply));
        return Gen.OneOf(edited, edited, piece.Array[0, 20].Select(string.Concat));
    }

    public static string[] Corpus(string name)
    {
        using var reader = new StreamReader(typeof(Inputs).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<string>(line)!)];
    }

    private static string Apply(string text, (int At, int Removed, string Added) edit)
    {
        var at = edit.At % (text.Length + 1);
        return text[..at] + edit.Added + text[Math.Min(at + edit.Removed, text.Length)..];
    }

    [GeneratedRegex("[A-Za-z0-9_.-]+|[^A-Za-z0-9_.-]+")]
    private static partial Regex Pieces();
}
