using System.Xml.Linq;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>What a package says of itself.</summary>
internal sealed class Nuspec(XDocument document)
{
    private readonly XElement _metadata = document.Root!.Elements().Single(element => element.Name.LocalName == "metadata");

    /// <summary>The packages that it needs, with their versions.</summary>
    public IEnumerable<string> Dependencies =>
        from dependency in _metadata.Descendants()
        where dependency.Name.LocalName == "dependency"
        select $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}";

    public IEnumerable<string> FrameworkReferences =>
        from reference in _metadata.Descendants()
        where reference.Name.LocalName == "frameworkReference"
        select reference.Attribute("name")!.Value;

    public string? this[string element] => Element(element)?.Value;

    public string? this[string element, string attribute] => Element(element)?.Attribute(attribute)?.Value;

    private XElement? Element(string name) => _metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);
}
