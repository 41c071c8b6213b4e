using NetHelpDesk.Consent;

namespace NetHelpDesk.Site.CookiePanel;

/// <summary>
/// The verdicts of the last responses, for the panel at the foot of each page in Development. It shows every
/// visitor's, so it is not for production.
/// </summary>
public sealed class VerdictLog : ICookieVerdictObserver
{
    private const int MostResponses = 200;
    private const int MostCookies = 100;

    private readonly Lock _lock = new();
    private readonly LinkedList<ResponseVerdicts> _responses = new();

    public IReadOnlyList<ResponseVerdicts> Recent
    {
        get
        {
            lock (_lock)
            {
                return [.. _responses];
            }
        }
    }

    public void OnVerdict(HttpContext context, in CookieVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Path.StartsWithSegments("/dev/cookies"))
        {
            return;
        }

        lock (_lock)
        {
            var traceId = context.TraceIdentifier;
            var response = _responses.FirstOrDefault(known => known.TraceId == traceId);
            if (response is null)
            {
                _responses.AddFirst(new ResponseVerdicts(traceId, context.Request.Method, context.Request.Path, [verdict]));
                if (_responses.Count > MostResponses)
                {
                    _responses.RemoveLast();
                }
            }
            else if (response.Verdicts.Count < MostCookies)
            {
                // Replaced, not changed: the panel may be reading it at this moment.
                _responses.Find(response)!.Value = response with { Verdicts = [.. response.Verdicts, verdict] };
            }
        }
    }
}
