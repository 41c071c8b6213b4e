using System.Xml.Linq;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The summaries in the package's XML documentation, by the ids of what they describe.</summary>
internal static class XmlSummaries
{
    public static IReadOnlyDictionary<string, XElement> All { get; } = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "NetHelpDesk.Consent.xml"))
        .Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!);
}
