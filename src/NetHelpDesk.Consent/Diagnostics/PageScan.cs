using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>Looks through one response for what is not as it was meant, where that is a page that can be read.</summary>
internal sealed class PageScan(RequestConsent consent, PageCheck check) : IDisposable
{
    private readonly MarkedTag _tag = new();
    private MarkupScanner? _scanner;
    private Unpacker? _unpacker;
    private bool _isDecided;
    private bool _isDocument;
    private bool _isDevelopers;
    private bool _hasEarlyScript;

    /// <summary>Whether the bytes are to be read; what is no page, or no visitor is shown, goes by.</summary>
    public bool Reads
    {
        get
        {
            if (!_isDecided)
            {
                _isDecided = true;
                var response = consent.Context.Response;
                var encoding = response.Headers.ContentEncoding.ToString();
                _unpacker = encoding.Length == 0 ? null : Unpacker.For(encoding);
                if (IsHtml(response.ContentType)
                    && (encoding.Length == 0 || _unpacker is not null)
                    && response.StatusCode is < 300 or >= 400
                    && response.Headers.ContentDisposition.Count == 0
                    && !check.IsOwn(consent.Context))
                {
                    _scanner = new MarkupScanner(OnAttribute);
                    _isDocument = consent.Context.Request.Headers["Sec-Fetch-Dest"] == "document";
                }
            }

            return _scanner is not null;
        }
    }

    public void Read(ReadOnlySpan<byte> html)
    {
        if (!Reads)
        {
            return;
        }

        if (_unpacker is null)
        {
            _scanner!.Read(html);
            return;
        }

        try
        {
            _unpacker.Read(html, _scanner!);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // Not compressed as it says: nothing can be told of it.
            _scanner = null;
        }
    }

    /// <summary>Called when the whole page has gone by.</summary>
    public void End()
    {
        if (_scanner is null)
        {
            return;
        }

        EndTag();
        if (_isDocument && !_isDevelopers)
        {
            check.OnPage(consent, _hasEarlyScript);
        }
    }

    public void Dispose() => _unpacker?.Dispose();

    /// <summary>The names are ASCII in UTF-8 as in every encoding that pages still have, but not in UTF-16.</summary>
    private static bool IsHtml(string? contentType) =>
        contentType is not null
        && contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        && !contentType.Contains("utf-16", StringComparison.OrdinalIgnoreCase);

    private void OnAttribute(string tag, string name, string value)
    {
        if (name.Length == 0)
        {
            EndTag();
            _tag.Start(tag);
        }
        else
        {
            _tag.Add(name, value);
        }

        // The framework's page of an error for developers.
        _isDevelopers |= name == "id" && value == "stackpage" && consent.Context.Response.StatusCode == StatusCodes.Status500InternalServerError;
        _isDocument |= tag is MarkupDeclaration.Doctype or "html" or "head" or "body";
        _hasEarlyScript |= tag == "script" && name == "src" && check.IsEarlyScript(value);
        check.OnAttribute(consent, tag, name);
    }

    /// <summary>The next one starts, or the page ends.</summary>
    private void EndTag()
    {
        if (_tag.Loads(out var tag) is { } attribute)
        {
            check.OnLoading(consent, tag, attribute);
        }
    }
}
