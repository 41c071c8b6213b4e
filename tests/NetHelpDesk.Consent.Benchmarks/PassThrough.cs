using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What a request costs that has no cookie in it and gets none.</summary>
[MemoryDiagnoser]
public class PassThrough
{
    private RequestDelegate _nothing = null!;
    private RequestDelegate _cookiePolicy = null!;
    private RequestDelegate _consent = null!;

    [GlobalSetup]
    public void Setup()
    {
        _nothing = Pipeline(_ => { });
        _cookiePolicy = Pipeline(app => app.UseCookiePolicy());
        _consent = Pipeline(app => app.UseNetHelpDeskConsent());
    }

    [Benchmark(Baseline = true)]
    public Task NoMiddleware() => ServeAsync(_nothing);

    [Benchmark]
    public Task BuiltInCookiePolicy() => ServeAsync(_cookiePolicy);

    [Benchmark]
    public Task Consent() => ServeAsync(_consent);

    private static RequestDelegate Pipeline(Action<IApplicationBuilder> use)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.Configure<CookiePolicyOptions>(options => options.CheckConsentNeeded = _ => true);
        services.AddNetHelpDeskConsent(_ => { });
        var app = new ApplicationBuilder(services.BuildServiceProvider());
        use(app);
        app.Run(_ => Task.CompletedTask);
        return app.Build();
    }

    private static async Task ServeAsync(RequestDelegate pipeline)
    {
        var response = new StartingResponseFeature();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature());
        features.Set<IHttpResponseFeature>(response);
        await pipeline(new DefaultHttpContext(features));
        await response.StartAsync();
    }
}
