using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>Looks through one response for what is not as it was meant, where that is a page that can be read.</summary>
internal sealed class PageScan(RequestConsent consent, PageCheck check)
{
    private MarkupScanner? _scanner;
    private bool _isDecided;
    private bool _isDocument;
    private bool _hasEarlyScript;

    /// <summary>Whether the bytes are to be read; what is compressed, or no page, goes by.</summary>
    public bool Reads
    {
        get
        {
            if (!_isDecided)
            {
                _isDecided = true;
                var response = consent.Context.Response;
                if (IsHtml(response.ContentType) && response.Headers.ContentEncoding.Count == 0 && !check.IsOwn(consent.Context))
                {
                    _scanner = new MarkupScanner(OnAttribute);
                }
            }

            return _scanner is not null;
        }
    }

    public void Read(ReadOnlySpan<byte> html)
    {
        if (Reads)
        {
            _scanner!.Read(html);
        }
    }

    /// <summary>Called when the whole page has gone by.</summary>
    public void End()
    {
        if (_scanner is not null && _isDocument)
        {
            check.OnPage(consent, _hasEarlyScript);
        }
    }

    /// <summary>The names are ASCII in UTF-8 as in every encoding that pages still have, but not in UTF-16.</summary>
    private static bool IsHtml(string? contentType) =>
        contentType is not null
        && contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        && !contentType.Contains("utf-16", StringComparison.OrdinalIgnoreCase);

    private void OnAttribute(string tag, string name, string value)
    {
        _isDocument |= tag is "html" or "head" or "body";
        _hasEarlyScript |= tag == "script" && name == "src" && value.Contains("/early.js", StringComparison.Ordinal);
        check.OnAttribute(consent, tag, name);
    }
}
