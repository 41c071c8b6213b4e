using System.Text;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>
/// Reads the tags of a page as its bytes come by, as browsers do: nothing in comments, and nothing in what is text to
/// them. It keeps the tag that it is in, and no more.
/// </summary>
internal sealed class MarkupScanner(MarkupScanner.AttributeReader onAttribute)
{
    /// <summary>What is longer is no name that anybody looks for.</summary>
    private const int Longest = 256;

    private readonly StringBuilder _tag = new();
    private readonly StringBuilder _name = new();
    private readonly StringBuilder _value = new();
    private Stage _stage = Stage.Text;
    private bool _isEnd;
    private MarkupDeclaration _declaration;
    private string? _raw;

    /// <summary>Called for each tag with an empty name and value, and for each of its attributes.</summary>
    public delegate void AttributeReader(string tag, string name, string value);

    private enum Stage
    {
        Text,
        TagOpen,
        TagName,
        BeforeName,
        Name,
        AfterName,
        BeforeValue,
        DoubleQuoted,
        SingleQuoted,
        Unquoted,
        Declaration,
    }

    public void Read(ReadOnlySpan<byte> html)
    {
        foreach (var one in html)
        {
            // Names are ASCII; of the rest nothing is looked at.
            Read((char)one);
        }
    }

    private void Read(char c)
    {
        switch (_stage)
        {
            case Stage.Text:
                if (c == '<')
                {
                    Start(Stage.TagOpen);
                }

                break;
            case Stage.TagOpen:
                Open(c);
                break;
            case Stage.TagName when Ends(c):
                EndTagName(c);
                break;
            case Stage.TagName when _raw is not null && !char.IsAsciiLetter(c):
                // No name, and so still text, of which this may be the next tag.
                _stage = Stage.Text;
                Read(c);
                break;
            case Stage.TagName:
                Add(_tag, c);
                break;
            case Stage.BeforeName or Stage.AfterName when char.IsWhiteSpace(c) || (c == '/' && _stage == Stage.BeforeName):
                break;
            case Stage.AfterName when c == '=':
            case Stage.Name when c == '=':
                _stage = Stage.BeforeValue;
                break;
            case Stage.BeforeName or Stage.Name or Stage.AfterName:
                ReadName(c);
                break;
            case Stage.BeforeValue when char.IsWhiteSpace(c):
                break;
            case Stage.BeforeValue:
                StartValue(c);
                break;
            case Stage.DoubleQuoted when c == '"':
            case Stage.SingleQuoted when c == '\'':
                EndAttribute(Stage.BeforeName);
                break;
            case Stage.Unquoted when c == '>' || char.IsWhiteSpace(c):
                EndWith(c);
                break;
            case Stage.DoubleQuoted or Stage.SingleQuoted or Stage.Unquoted:
                Add(_value, c);
                break;
            default:
                if (_declaration.IsDoctypeBy(c))
                {
                    onAttribute(MarkupDeclaration.Doctype, "", "");
                }

                if (_declaration.IsEndedBy(c))
                {
                    _stage = Stage.Text;
                }

                break;
        }
    }

    private void Start(Stage state)
    {
        _tag.Clear();
        _isEnd = false;
        _stage = state;
    }

    private void Open(char c)
    {
        if (c == '/' && !_isEnd)
        {
            _isEnd = true;
        }
        else if (char.IsAsciiLetter(c) && (_raw is null || _isEnd))
        {
            Add(_tag, c);
            _stage = Stage.TagName;
        }
        else if (_raw is null && !_isEnd && c == '!')
        {
            _stage = Stage.Declaration;
            _declaration = new MarkupDeclaration();
        }
        else if (_raw is null && (_isEnd || c == '?') && c != '>')
        {
            _stage = Stage.Declaration;
            _declaration = MarkupDeclaration.Bogus;
        }
        else
        {
            _stage = Stage.Text;
            if (c == '<')
            {
                Start(Stage.TagOpen);
            }
        }
    }

    private void EndTagName(char c)
    {
        var tag = _tag.ToString();
        if (_raw is not null && tag != _raw)
        {
            // Still text: only the end of its own element ends it.
            _stage = Stage.Text;
            return;
        }

        if (!_isEnd)
        {
            onAttribute(tag, "", "");
        }

        _name.Clear();
        _stage = Stage.BeforeName;
        if (c == '>')
        {
            EndTag();
        }
    }

    private void ReadName(char c)
    {
        if (c is '>' or '/')
        {
            EndWith(c);
        }
        else if (_stage == Stage.Name && Ends(c))
        {
            _stage = Stage.AfterName;
        }
        else
        {
            if (_stage != Stage.Name)
            {
                EndAttribute(Stage.Name);
            }

            Add(_name, c);
        }
    }

    private void StartValue(char c)
    {
        _value.Clear();
        switch (c)
        {
            case '"' or '\'':
                _stage = c == '"' ? Stage.DoubleQuoted : Stage.SingleQuoted;
                break;
            case '>':
                EndWith(c);
                break;
            default:
                _stage = Stage.Unquoted;
                Add(_value, c);
                break;
        }
    }

    private void EndWith(char c)
    {
        EndAttribute(Stage.BeforeName);
        if (c == '>')
        {
            EndTag();
        }
    }

    private void EndAttribute(Stage next)
    {
        if (_name.Length > 0 && !_isEnd)
        {
            onAttribute(_tag.ToString(), _name.ToString(), _value.ToString());
        }

        _name.Clear();
        _value.Clear();
        _stage = next;
    }

    private void EndTag()
    {
        var tag = _tag.ToString();
        _raw = _isEnd ? null : tag is "script" or "style" or "textarea" or "title" or "xmp" or "iframe" or "noembed" or "noframes" or "plaintext" ? tag : null;
        _stage = Stage.Text;
    }

    private static bool Ends(char c) => c is '>' or '/' || char.IsWhiteSpace(c);

    private static void Add(StringBuilder name, char c)
    {
        if (name.Length < Longest)
        {
            name.Append(char.ToLowerInvariant(c));
        }
    }
}
