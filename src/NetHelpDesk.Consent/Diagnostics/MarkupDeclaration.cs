namespace NetHelpDesk.Consent.Diagnostics;

/// <summary><c>&lt;!…&gt;</c>, which is a comment where two dashes follow, and whatever else browsers take for a comment.</summary>
internal struct MarkupDeclaration
{
    /// <summary>As what it is told where a page declares that it is one.</summary>
    public const string Doctype = "!doctype";

    private Stage _stage;
    private int _dashes;

    private enum Stage
    {
        Start,
        Comment,
        Bogus,
    }

    /// <summary>What ends with the next <c>&gt;</c>.</summary>
    public static MarkupDeclaration Bogus => new() { _stage = Stage.Bogus };

    /// <summary>Whether the page says here that it is one; asked before <see cref="IsEndedBy"/>.</summary>
    public readonly bool IsDoctypeBy(char c) => _stage == Stage.Start && _dashes == 0 && c is ('d' or 'D');

    public bool IsEndedBy(char c)
    {
        switch (_stage)
        {
            case Stage.Start:
                _dashes = c == '-' ? _dashes + 1 : 0;
                _stage = _dashes == 2 ? Stage.Comment : c == '-' ? Stage.Start : Stage.Bogus;
                return c == '>';
            case Stage.Comment:
                // <!--> is a whole comment: the dashes that open it count.
                var isEnd = c == '>' && _dashes >= 2;
                _dashes = c == '-' ? _dashes + 1 : c == '!' && _dashes >= 2 ? _dashes : 0;
                return isEnd;
            default:
                return c == '>';
        }
    }
}
