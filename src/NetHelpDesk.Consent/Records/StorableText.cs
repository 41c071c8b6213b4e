namespace NetHelpDesk.Consent.Records;

/// <summary>
/// Text from outside as any database takes it: one record that none can hold would keep those that are written with it
/// waiting for good.
/// </summary>
internal static class StorableText
{
    public static string Of(string text, int most)
    {
        var readable = string.Concat(text.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)));
        return readable.Length > most ? readable[..most] : readable;
    }
}
