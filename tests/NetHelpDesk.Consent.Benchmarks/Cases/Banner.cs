using System.Text.Encodings.Web;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Rendering <c>&lt;consent-banner /&gt;</c> for a visitor who has not decided, in a request of its own.</summary>
[MemoryDiagnoser]
public class Banner
{
    private ServiceProvider _services = null!;
    private ConsentRuntimeProvider _runtimes = null!;

    [GlobalSetup]
    public void Setup()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNetHelpDeskConsent(_ => { });
        _services = services.BuildServiceProvider();
        _runtimes = _services.GetRequiredService<ConsentRuntimeProvider>();
    }

    /// <summary>The request and the tag helper without the banner, which the others are to be compared with.</summary>
    [Benchmark(Baseline = true)]
    public (ConsentBannerTagHelper Helper, TagHelperOutput Output) RequestAlone() => Arrive("en");

    [Benchmark]
    public TagHelperOutput English() => Render("en");

    [Benchmark]
    public TagHelperOutput Greek() => Render("el");

    private TagHelperOutput Render(string language)
    {
        var (helper, output) = Arrive(language);
        helper.Process(null!, output);
        output.Content.WriteTo(TextWriter.Null, HtmlEncoder.Default);
        return output;
    }

    private (ConsentBannerTagHelper Helper, TagHelperOutput Output) Arrive(string language)
    {
        var context = new DefaultHttpContext { RequestServices = _services };
        context.Request.Path = "/articles";
        context.Request.Headers.AcceptLanguage = language;
        context.Features.Set<IConsentFeature>(ConsentMiddleware.Arrive(context, _runtimes));
        return (
            new ConsentBannerTagHelper { ViewContext = new ViewContext { HttpContext = context } },
            new TagHelperOutput("consent-banner", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())));
    }
}
