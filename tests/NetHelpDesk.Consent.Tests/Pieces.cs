using CsCheck;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Texts put together at random from telling pieces.</summary>
internal static class Pieces
{
    public static Gen<string> Joined(int most, params string[] pieces) =>
        Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).Array[0, most].Select(string.Concat);
}
