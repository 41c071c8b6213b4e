using Microsoft.Extensions.Primitives;

namespace NetHelpDesk.Consent.Requests;

/// <summary>
/// The names that code called essential (<c>IsEssential</c>) in a response and that nothing else makes so. Kept among
/// the features of the request, since few responses have one, and none has many.
/// </summary>
internal sealed class EssentialNames
{
    private StringValues _names;

    public void Add(string name)
    {
        if (!Contains(name))
        {
            _names = StringValues.Concat(_names, name);
        }
    }

    public bool Contains(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            if (name.SequenceEqual(_names[i]))
            {
                return true;
            }
        }

        return false;
    }
}
