using System.Globalization;
using System.Text;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Draws the ratios as a bar chart: left of the line is less than the built-in cookie policy adds.</summary>
internal static class RatioChart
{
    private const int LabelWidth = 400;
    private const int BarsWidth = 560;
    private const int RowHeight = 34;
    private const int Top = 60;

    /// <summary>Bars are cut here: what is far beyond is no matter of comparison.</summary>
    private const double Longest = 4;

    public static string Draw(IReadOnlyList<Comparison> comparisons)
    {
        var height = Top + (comparisons.Count * RowHeight) + 20;
        var svg = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LabelWidth + BarsWidth + 70} {height}" font-family="sans-serif" font-size="12" role="img">
            <title>Time and garbage that consent adds to a request, as a share of what the built-in cookie policy adds</title>
            <rect width="100%" height="100%" fill="#fff"/>
            <text x="12" y="24" font-size="15" font-weight="bold" fill="#1a1a1a">Added to a request, as a share of what the built-in cookie policy adds</text>
            <rect x="{LabelWidth}" y="34" width="12" height="12" fill="#1f5fa8"/><text x="{LabelWidth + 18}" y="44" fill="#1a1a1a">time</text>
            <rect x="{LabelWidth + 70}" y="34" width="12" height="12" fill="#d98a1f"/><text x="{LabelWidth + 88}" y="44" fill="#1a1a1a">garbage</text>

            """);
        for (var i = 0; i < comparisons.Count; i++)
        {
            var y = Top + (i * RowHeight);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 8}\" y=\"{y + 18}\" text-anchor=\"end\" fill=\"#1a1a1a\">{comparisons[i].Name}</text>\n");
            Bar(svg, y + 3, comparisons[i].TimeRatio, "#1f5fa8");
            Bar(svg, y + 16, comparisons[i].BytesRatio, "#d98a1f");
        }

        var equal = LabelWidth + (BarsWidth / Longest);
        return svg
            .Append(CultureInfo.InvariantCulture, $"<line x1=\"{equal}\" x2=\"{equal}\" y1=\"{Top - 6}\" y2=\"{height - 14}\" stroke=\"#1a1a1a\" stroke-dasharray=\"4 3\"/>\n</svg>\n")
            .ToString();
    }

    private static void Bar(StringBuilder svg, int y, double ratio, string colour)
    {
        var width = Math.Clamp(ratio, 0, Longest) / Longest * BarsWidth;
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{LabelWidth}\" y=\"{y}\" width=\"{width:F1}\" height=\"11\" fill=\"{colour}\"/><text x=\"{LabelWidth + width + 5:F1}\" y=\"{y + 10}\" fill=\"#1a1a1a\">{ratio:F2}</text>\n");
    }
}
