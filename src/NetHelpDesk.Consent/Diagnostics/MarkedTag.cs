namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>
/// One tag of a page, as its attributes come by: whether it is marked to wait, in the form for static HTML, and has an
/// address all the same, which browsers load at once.
/// </summary>
internal sealed class MarkedTag
{
    private string _tag = "";
    private string? _address;
    private string _type = "";
    private bool _isMarked;
    private bool _isContent;

    public void Start(string tag)
    {
        _tag = tag;
        _address = null;
        _type = "";
        _isMarked = _isContent = false;
    }

    public void Add(string name, string value)
    {
        switch (name)
        {
            case "data-consent-category":
                _isMarked = true;
                break;
            case "data-consent-html":
                _isContent = true;
                break;
            case "type":
                _type = value;
                break;
            case "src" or "srcset" or "imagesrcset" or "poster" or "srcdoc":
            case "data" when _tag == "object":
            case "href" or "xlink:href" when _tag is "link" or "image" or "use" or "feimage" or "script":
                _address ??= name;
                break;
        }
    }

    /// <summary>Called behind its last attribute: what of it loads though it is to wait, or nothing.</summary>
    /// <param name="tag">The tag.</param>
    public string? Loads(out string tag)
    {
        tag = _tag;
        return !_isMarked || _isContent ? null
            : _tag != "script" ? _address
            : IsText(_type) ? null
            : _address ?? "type";
    }

    /// <summary>Browsers neither run such a script nor load it.</summary>
    private static bool IsText(string type) =>
        type.Length > 0
        && !type.Contains("script", StringComparison.OrdinalIgnoreCase)
        && type.Trim() is not ("module" or "importmap" or "speculationrules");
}
