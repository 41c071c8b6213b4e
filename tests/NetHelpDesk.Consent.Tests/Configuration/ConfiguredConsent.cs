using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Reads options from JSON layers, the way a site does.</summary>
internal static class ConfiguredConsent
{
    public static IConfigurationRoot Layers(params string[] layers)
    {
        var builder = new ConfigurationBuilder();
        foreach (var layer in layers)
        {
            builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "NetHelpDeskConsent": {{layer}} }""")));
        }

        return builder.Build();
    }

    public static ConsentOptions Read(params string[] layers)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddNetHelpDeskConsent(Layers(layers).GetSection("NetHelpDeskConsent"))
            .Services
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<ConsentOptions>>().Value;
    }

    public static string MistakesIn(params string[] layers)
    {
        var read = () => Read(layers);
        return read.Should().Throw<OptionsValidationException>().Which.Message;
    }
}
