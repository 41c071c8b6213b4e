namespace NetHelpDesk.Consent.Rules;

/// <summary>A place in the tree of a <see cref="PatternTable"/>, to which one literal leads.</summary>
internal sealed class PatternNode
{
    private const char MaxAscii = '\x7F';

    /// <summary>
    /// The nodes below, by the character with which their literals go on: names are ASCII nearly always, so that one look
    /// tells, however many there are.
    /// </summary>
    private readonly PatternNode?[] _ascii;

    private readonly char _lowest;
    private readonly KeyValuePair<char, PatternNode>[] _others;

    /// <param name="text">What it adds to the literal of the node above it.</param>
    /// <param name="rules">The rules with just the literal that leads here, the most specific first.</param>
    /// <param name="below">The nodes with longer literals, by the character with which they go on.</param>
    public PatternNode(string text, CookieRule[] rules, IReadOnlyDictionary<char, PatternNode> below)
    {
        Text = text;
        Rules = rules;
        _others = [.. below.Where(node => node.Key > MaxAscii)];
        var ascii = below.Keys.Where(first => first <= MaxAscii).Order().ToArray();
        _ascii = ascii.Length == 0 ? [] : new PatternNode?[ascii[^1] - ascii[0] + 1];
        _lowest = ascii.FirstOrDefault();
        foreach (var first in ascii)
        {
            _ascii[first - _lowest] = below[first];
        }
    }

    public string Text { get; }

    public CookieRule[] Rules { get; }

    public PatternNode? Below(char first)
    {
        var index = first - _lowest;
        if ((uint)index < (uint)_ascii.Length)
        {
            return _ascii[index];
        }

        return first > MaxAscii ? OtherBelow(first) : null;
    }

    private PatternNode? OtherBelow(char first)
    {
        foreach (var (other, node) in _others)
        {
            if (other == first)
            {
                return node;
            }
        }

        return null;
    }
}
