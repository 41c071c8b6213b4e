using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>Where <c>UseNetHelpDeskConsent</c> was called. A branch inherits the traces of the pipeline before it.</summary>
internal sealed class PipelineTrace
{
    private const string Key = "NetHelpDesk.Consent.IsInUse";

    private bool _isAnywhere;

    /// <summary>Says whether this is the first call in the pipeline.</summary>
    public bool Leave(IApplicationBuilder app)
    {
        _isAnywhere = true;
        return app.Properties.TryAdd(Key, true);
    }

    /// <summary>Called when the whole pipeline is put together.</summary>
    public void Report(IApplicationBuilder app, ILogger logger)
    {
        if (app.Properties.ContainsKey(Key))
        {
            return;
        }

        if (_isAnywhere)
        {
            logger.OnlyInBranch();
        }
        else
        {
            logger.MiddlewareMissing();
        }
    }
}
