using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Configuration;

/// <summary>
/// Makes the options, and on a reload with mistakes keeps the last valid ones: a slip in appsettings must not take a
/// running site down.
/// </summary>
internal sealed class LastValidOptionsFactory(
    IEnumerable<IConfigureOptions<ConsentOptions>> configure,
    IEnumerable<IPostConfigureOptions<ConsentOptions>> postConfigure,
    IEnumerable<IValidateOptions<ConsentOptions>> validate,
    ILoggerFactory loggers) : IOptionsFactory<ConsentOptions>
{
    private readonly OptionsFactory<ConsentOptions> _factory = new(configure, postConfigure, validate);
    private volatile ConsentOptions? _last;

    public ConsentOptions Create(string name)
    {
        try
        {
            return _last = _factory.Create(name);
        }
        catch (OptionsValidationException exception) when (_last is not null)
        {
            loggers.CreateLogger(Log.Category).ReloadRejected(exception.Message);
            return _last;
        }
    }
}
