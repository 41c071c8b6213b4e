using System.Globalization;
using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Officer;

/// <summary>Decisions by day as an image that needs neither script nor a style of its own; the table beside it has the numbers.</summary>
internal static class RateChart
{
    private const int Height = 160;
    private const int Width = 720;
    private const int Axis = 20;

    public static void Add(HtmlTemplate html, IReadOnlyList<ConsentRate> days)
    {
        var most = days.Max(day => day.Granted + day.Refused + day.Withdrawn);
        var step = (double)Width / days.Count;
        html.Html($"<svg viewBox=\"0 0 {Width} {Height + Axis}\" role=\"img\" aria-labelledby=\"nhd-chart-title\" width=\"100%\">")
            .Html("<title id=\"nhd-chart-title\">").Text($"Decisions by day, {days[0].Name} to {days[^1].Name}. The table below has the numbers.").Html("</title>");
        for (var i = 0; i < days.Count; i++)
        {
            AddDay(html, days[i], i * step, Math.Max(1, step - 2), most);
        }

        html.Html($"<line x1=\"0\" y1=\"{Height}\" x2=\"{Width}\" y2=\"{Height}\" stroke=\"currentColor\"/>")
            .Html($"<text x=\"0\" y=\"{Height + 15}\" font-size=\"12\" fill=\"currentColor\">").Text(days[0].Name).Html("</text>")
            .Html($"<text x=\"{Width}\" y=\"{Height + 15}\" font-size=\"12\" text-anchor=\"end\" fill=\"currentColor\">").Text(days[^1].Name).Html("</text></svg>")
            .Html("<p><span aria-hidden=\"true\"><svg width=\"12\" height=\"12\"><rect width=\"12\" height=\"12\" fill=\"#2e8b57\"/></svg></span> granted ")
            .Html("<span aria-hidden=\"true\"><svg width=\"12\" height=\"12\"><rect width=\"12\" height=\"12\" fill=\"#d2691e\"/></svg></span> refused ")
            .Html("<span aria-hidden=\"true\"><svg width=\"12\" height=\"12\"><rect width=\"12\" height=\"12\" fill=\"#7a5ea8\"/></svg></span> withdrawn</p>");
    }

    private static void AddDay(HtmlTemplate html, ConsentRate day, double left, double width, long most)
    {
        var bottom = (double)Height;
        foreach (var (count, colour) in new[] { (day.Granted, "#2e8b57"), (day.Refused, "#d2691e"), (day.Withdrawn, "#7a5ea8") })
        {
            if (count > 0)
            {
                var height = count * (double)(Height - 10) / most;
                bottom -= height;
                html.Html(string.Create(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{left:0.##}\" y=\"{bottom:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{colour}\"/>"));
            }
        }
    }
}
