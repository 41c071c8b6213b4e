using Microsoft.Extensions.Configuration;

namespace NetHelpDesk.Consent.Configuration;

/// <summary>Collects what is wrong in a configuration section, each with the key to mend.</summary>
internal sealed class MistakeCollector(List<string> mistakes, string rootPath)
{
    public void Add(IConfigurationSection section, string mistake)
    {
        var path = rootPath.Length > 0 && section.Path.StartsWith(rootPath + ":", StringComparison.OrdinalIgnoreCase)
            ? section.Path[(rootPath.Length + 1)..]
            : section.Path;
        mistakes.Add($"{path} {mistake}");
    }
}
