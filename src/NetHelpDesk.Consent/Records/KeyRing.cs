using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Records;

/// <summary>
/// Keys that come of the application's data protection keys, one of each: nodes that share those, as they do for their
/// sign-in cookies, share these. Deriving one is done once; what is asked for in requests costs a hash and no decryption.
/// </summary>
internal sealed class KeyRing(IServiceProvider services, TimeProvider clock) : ISigningKeys
{
    /// <summary>A payload begins with four bytes that say so, and the id of its key.</summary>
    private const int KeyIdAt = 4;

    private const int KeyIdBytes = 16;

    /// <summary>Whatever visitors send, the keys are read anew no more often.</summary>
    private static readonly TimeSpan RereadAfter = TimeSpan.FromMinutes(1);

    /// <summary>The machine's, for an application that protects no data of its own.</summary>
    private static readonly Lazy<ServiceProvider> OfMachine =
        new(() => new ServiceCollection().AddLogging().AddDataProtection().Services.BuildServiceProvider());

    private readonly Lazy<ProtectionKeys> _source = new(() => new ProtectionKeys(
        services.GetService<IKeyManager>() is not null && services.GetService<IDataProtectionProvider>() is not null ? services : OfMachine.Value));

    private readonly Lock _reading = new();
    private volatile KnownKeys? _keys;

    public SigningKey Current
    {
        get
        {
            try
            {
                var id = _source.Value.CurrentId();
                return _keys?.ById.GetValueOrDefault(id)
                    ?? Read(TimeSpan.Zero).ById.GetValueOrDefault(id)
                    ?? SingleSigningKey.OfProcess.Current;
            }
#pragma warning disable CA1031 // Whatever is wrong with the key ring, which logs it, a refusal must be written.
            catch (Exception)
#pragma warning restore CA1031
            {
                return SingleSigningKey.OfProcess.Current;
            }
        }
    }

    public SigningKey? Find(ReadOnlySpan<char> id)
    {
        if (FindIn(_keys, id) is { } known)
        {
            return known;
        }

        try
        {
            return FindIn(Read(RereadAfter), id) ?? SingleSigningKey.OfProcess.Find(id);
        }
#pragma warning disable CA1031 // Whatever is wrong with the key ring, which logs it, the signature proves nothing now.
        catch (Exception)
#pragma warning restore CA1031
        {
            return SingleSigningKey.OfProcess.Find(id);
        }
    }

    private static SigningKey? FindIn(KnownKeys? keys, ReadOnlySpan<char> id)
    {
        foreach (var key in keys?.All ?? [])
        {
            if (id.SequenceEqual(key.Id))
            {
                return key;
            }
        }

        return null;
    }

    private KnownKeys Read(TimeSpan atLeastAfter)
    {
        lock (_reading)
        {
            if (_keys is { } known && clock.GetElapsedTime(known.ReadAt) < atLeastAfter)
            {
                return known;
            }

            return _keys = new KnownKeys(_source.Value.Read(), clock.GetTimestamp());
        }
    }

    private sealed record KnownKeys(IReadOnlyDictionary<Guid, SigningKey> ById, long ReadAt)
    {
        public SigningKey[] All { get; } = [.. ById.Values];
    }

    private sealed class ProtectionKeys(IServiceProvider services)
    {
        private readonly IKeyManager _manager = services.GetRequiredService<IKeyManager>();
        private readonly string _application = services.GetService<IOptions<DataProtectionOptions>>()?.Value.ApplicationDiscriminator ?? "";

        private readonly IDataProtector _protector =
            services.GetRequiredService<IDataProtectionProvider>().CreateProtector("NetHelpDesk.Consent decision");

        /// <summary>The key with which data protection works now; it replaces that by itself.</summary>
        public Guid CurrentId() => new(_protector.Protect([]).AsSpan(KeyIdAt, KeyIdBytes));

        public Dictionary<Guid, SigningKey> Read()
        {
            // Makes the first key where there is none.
            CurrentId();
            var keys = new Dictionary<Guid, SigningKey>();
            foreach (var key in _manager.GetAllKeys())
            {
                if (!key.IsRevoked && MasterOf(key) is { } master)
                {
                    keys[key.KeyId] = new SigningKey(master, _application);
                }
            }

            return keys;
        }

        /// <summary>Nothing where it cannot be had: its encryption at rest may need what this node has not.</summary>
        private static byte[]? MasterOf(IKey key)
        {
            try
            {
                var value = key.Descriptor.ExportToXml().SerializedDescriptorElement
                    .Descendants("masterKey").FirstOrDefault()?.Descendants("value").FirstOrDefault()?.Value;
                return value is null ? null : Convert.FromBase64String(value);
            }
#pragma warning disable CA1031 // A key that cannot be read signs nothing; the others do.
            catch (Exception)
#pragma warning restore CA1031
            {
                return null;
            }
        }
    }
}
