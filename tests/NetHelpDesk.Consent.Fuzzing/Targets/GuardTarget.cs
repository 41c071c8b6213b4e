using System.Globalization;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Fuzzing;

/// <summary>A cookie that a script writes: the guard in the page does with it what the server does with the same line.</summary>
internal sealed partial class GuardTarget : FuzzTarget, IDisposable
{
    private readonly FuzzSite _site;
    private readonly Engine _engine = new();
    private readonly string _granted = FuzzSite.Decided("session=yes&tracking=no&advertising=yes");

    public GuardTarget(FuzzSite site)
    {
        _site = site;
        using var reader = new StreamReader(typeof(GuardTarget).Assembly.GetManifestResourceStream("page.js")!);
        using var script = new MemoryStream();
        new EarlyScript(site.Rules).Asset.WriteAsync(new DefaultHttpContext { Response = { Body = script } }).GetAwaiter().GetResult();
        _engine.Execute(reader.ReadToEnd());
        _engine.Execute(System.Text.Encoding.UTF8.GetString(script.ToArray()));
    }

    public override string Name => "guard";

    public override string? Try(string input)
    {
        // What browsers ignore the guard leaves to them, and who may write the consent cookie is the server's matter.
        if (input.Any(char.IsSurrogate)
            || new SetCookieLine(input).IsIgnored
            || input.Contains(FuzzSite.ConsentCookie, StringComparison.OrdinalIgnoreCase)
            || input.Contains("domain", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var byServer = _site.Send(_granted, input).SingleOrDefault();
        var byPage = _engine.Invoke("write", input) is JsString text ? text.ToString() : null;
        return IsSame(byServer, byPage) ? _site.TakeError() : $"The server sends «{byServer}», the page writes «{byPage}»";
    }

    public void Dispose() => _engine.Dispose();

    /// <summary>But for a second that passes between the two.</summary>
    private static bool IsSame(string? one, string? other)
    {
        if (one == other || one is null || other is null)
        {
            return one == other;
        }

        var (a, b) = (Seconds().Match(one), Seconds().Match(other));
        return a.Success && b.Success && one[..a.Index] == other[..b.Index]
            && Math.Abs(double.Parse(a.Groups[1].Value, CultureInfo.InvariantCulture) - double.Parse(b.Groups[1].Value, CultureInfo.InvariantCulture)) <= 2;
    }

    [GeneratedRegex(@"; max-age=([0-9]+)\z")]
    private static partial Regex Seconds();
}
