using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Requests;

/// <summary>Looks for what stands on the wrong side of consent in the pipeline, which only requests show.</summary>
internal interface IPipelineWatch
{
    /// <summary>Called where consent stands, before it is what the application sees.</summary>
    void OnArrival(HttpContext context, ConsentRuntime runtime);

    /// <summary>Called when the response starts.</summary>
    void OnStarting(RequestConsent consent);
}
