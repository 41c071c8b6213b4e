using System.Text;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

/// <summary>How decisions are recorded, compiled from the options.</summary>
internal sealed class RecordRules(RecordOptions options, ISigningKeys? keys = null)
{
    public CookieLifetime StatedRetention { get; } =
        CookieLifetime.TryParse(options.Retention, out var lifetime) ? lifetime : CookieLifetime.Session;

    public TimeSpan Retention => StatedRetention.Duration;

    public TimeSpan Timeout { get; } = CategoryCompiler.DurationOf(options.Timeout) ?? TimeSpan.Zero;

    public int MaxPerMinute { get; } = options.MaxPerMinute;

    public int MaxWaiting { get; } = options.MaxWaiting;

    public TimeSpan AccountRefresh { get; } = CategoryCompiler.DurationOf(options.AccountRefresh) ?? TimeSpan.Zero;

    public string? Region { get; } = options.Region;

    public string? Controller { get; } = options.Controller;

    public string? Contact { get; } = options.Contact;

    public ClientDetail Address { get; } = options.Address;

    public ClientDetail UserAgent { get; } = options.UserAgent;

    public byte[] HashKey { get; } = Encoding.UTF8.GetBytes(options.HashKey ?? "");

    /// <summary>With what decisions are signed: the site's own secret where it has one.</summary>
    public ISigningKeys Keys { get; } = options.HashKey is { Length: > 0 } key
        ? new SingleSigningKey(Encoding.UTF8.GetBytes(key))
        : keys ?? SingleSigningKey.OfProcess;
}
