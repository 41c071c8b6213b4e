using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Configuration;

/// <summary>Fills the options from a configuration section.</summary>
internal sealed class ReadConfiguration(IConfiguration configuration) : IConfigureOptions<ConsentOptions>
{
    public void Configure(ConsentOptions options)
    {
        if (configuration is IConfigurationRoot)
        {
            options.Mistakes.Add(
                "The whole configuration was passed. Pass the library's section: " +
                "AddNetHelpDeskConsent(builder.Configuration.GetSection(\"NetHelpDeskConsent\")).");
            return;
        }

        var root = (configuration as IConfigurationSection)?.Path ?? "";
        ConsentOptionsShape.Root.Read(options, configuration, new MistakeCollector(options.Mistakes, root));
    }
}
