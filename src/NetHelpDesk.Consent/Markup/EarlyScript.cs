using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Markup;

/// <summary>
/// The script that runs in a page before all others: the guard of script-set cookies, the clearing of refused storage
/// and the signals to third parties, each where the site has it on. The rules stand in it as data, so that it is the
/// same for all visitors and may be kept; what one visitor granted stands in the page.
/// </summary>
internal sealed class EarlyScript
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Default };

    private readonly Lazy<Asset> _asset;
    private readonly bool _isGuard;
    private readonly bool _isSignal;
    private readonly CookieRule[] _storage;

    public EarlyScript(ConsentRules rules)
    {
        var signals = rules.Signals;
        _isGuard = rules.GuardScriptCookies;
        _isSignal = signals is not
        {
            GoogleConsentMode: false, MicrosoftUet: false, MicrosoftClarity: false, MetaPixel: false,
            Matomo: MatomoConsent.Off, DataLayerEvent: null,
        };
        _storage = [.. rules.Declared.Where(rule =>
            !rule.IsExempt && rule.Declaration!.Kind is StorageKind.LocalStorage or StorageKind.SessionStorage)];
        _asset = new Lazy<Asset>(() => Asset.JavaScript(Write(rules)));
        Regions = signals.GoogleConsentMode ? string.Join(' ', SignalMap.Split(signals.GoogleRegions)) : "";
    }

    public Asset Asset => _asset.Value;

    /// <summary>Pages need it.</summary>
    public bool IsNeeded => _isGuard || _isSignal || _storage.Length > 0;

    /// <summary>Where the default of Consent Mode counts; empty for everywhere.</summary>
    public string Regions { get; }

    private string Write(ConsentRules rules)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Json))
        {
            writer.WriteStartObject();
            WriteCategories(writer, "exempt", rules.Categories.All.Where(category => category.IsExempt));
            WriteCategories(writer, "needConsent", rules.Categories.All.Where(category => !category.IsExempt));
            writer.WriteString("consentCookie", rules.ConsentCookie.Name);
            writer.WriteString("enforcement", rules.Enforcement.ToString());
            if (_isGuard)
            {
                WriteGuard(writer, rules);
            }

            WriteStorage(writer);
            if (_isSignal)
            {
                WriteSignals(writer, rules.Signals, rules.Categories);
            }

            writer.WriteEndObject();
        }

        var script = new StringBuilder("(() => {\n'use strict';\nconst rules = ")
            .Append(Encoding.UTF8.GetString(json.ToArray())).Append(";\n")
            .Append(Asset.Read("now.js"))
            .Append(Asset.Read("state.js"));
        foreach (var (names, isOn) in new (string[], bool)[]
        {
            (["lifetime.js", "guard.js"], _isGuard), (["storage.js"], _storage.Length > 0), (["signals.js"], _isSignal),
        })
        {
            if (isOn)
            {
                // What one of them lacks in a browser is not to take the others with it.
                script.Append("try {\n").AppendJoin("", names.Select(Asset.Read)).Append("} catch (error) {\nconsole.error(error);\n}\n");
            }
        }

        return script.Append("})();\n").ToString();
    }

    private static void WriteCategories(Utf8JsonWriter writer, string name, IEnumerable<Category> categories)
    {
        writer.WriteStartArray(name);
        foreach (var category in categories)
        {
            writer.WriteStringValue(category.Key);
        }

        writer.WriteEndArray();
    }

    private static void WriteGuard(Utf8JsonWriter writer, ConsentRules rules)
    {
        writer.WriteStartObject("guard");
        writer.WriteString("unknown", rules.UnknownCookies.ToString());
        writer.WriteString("session", rules.SessionLifetime.ToString());
        writer.WriteBoolean("hides", rules.HideRequestCookies);
        writer.WriteBoolean("parents", rules.ExpireParentDomains);
        var lists = new (string, IReadOnlyList<CookieRule>)[]
        {
            ("site", [.. rules.Declared.Where(rule => rule.Declaration!.Kind == StorageKind.Cookie)]),
            ("trackers", rules.Known.TrackersByName),
            ("others", [.. rules.Known.AllByName.Except(rules.Known.TrackersByName)]),
        };
        foreach (var (name, list) in lists)
        {
            writer.WriteStartArray(name);
            foreach (var rule in list.OrderBy(rule => rule.Pattern))
            {
                writer.WriteStartArray();
                writer.WriteStringValue(rule.Pattern.Text);
                writer.WriteStringValue(rule.IsExempt ? "" : rule.Category.Key);
                if (rule.MaxLifetime is { } cap)
                {
                    writer.WriteNumberValue((long)cap.TotalSeconds);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void WriteStorage(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("storage");
        foreach (var rule in _storage)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(rule.Declaration!.Kind.ToString());
            writer.WriteStringValue(rule.Pattern.Text);
            writer.WriteStringValue(rule.Category.Key);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteSignals(Utf8JsonWriter writer, SignalOptions signals, CategorySet categories)
    {
        writer.WriteStartObject("signals");
        if (signals.GoogleConsentMode)
        {
            writer.WriteStartObject("google");
            writer.WriteNumber("wait", signals.GoogleWaitForUpdate);
            writer.WriteBoolean("redact", signals.GoogleAdsDataRedaction);
            writer.WriteBoolean("passthrough", signals.GoogleUrlPassthrough);
            writer.WriteEndObject();
        }

        writer.WriteBoolean("uet", signals.MicrosoftUet);
        writer.WriteBoolean("clarity", signals.MicrosoftClarity);
        writer.WriteBoolean("meta", signals.MetaPixel);
        if (signals.Matomo != MatomoConsent.Off)
        {
            writer.WriteString("matomo", signals.Matomo.ToString());
        }

        if (signals.DataLayerEvent is { } name)
        {
            writer.WriteString("event", name);
        }

        writer.WriteStartObject("categories");
        foreach (var (signal, granting) in SignalMap.Of(signals, categories))
        {
            WriteCategories(writer, signal, granting);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
