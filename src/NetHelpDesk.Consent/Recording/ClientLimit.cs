using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace NetHelpDesk.Consent.Recording;

/// <summary>Bounds how many records one client can cause. Addresses stay in memory, for as long as they are busy.</summary>
internal sealed class ClientLimit : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<(IPAddress? Address, int MaxPerMinute)> _limiter =
        PartitionedRateLimiter.Create<(IPAddress? Address, int MaxPerMinute), (IPAddress, int)>(client =>
            RateLimitPartition.GetTokenBucketLimiter(
                (NetworkOf(client.Address), client.MaxPerMinute), key => OptionsFor(key.Item2)));

    public bool Allows(IPAddress? client, int maxPerMinute)
    {
        using var lease = _limiter.AttemptAcquire((client, maxPerMinute));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>One visitor may have all the addresses of an IPv6 network (RFC 6177: 64 bits of it are the network's).</summary>
    private static IPAddress NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static TokenBucketRateLimiterOptions OptionsFor(int maxPerMinute) => new()
    {
        TokenLimit = maxPerMinute,
        TokensPerPeriod = Math.Max(1, maxPerMinute / 60),
        ReplenishmentPeriod = maxPerMinute < 60 ? TimeSpan.FromMinutes(1.0 / maxPerMinute) : Second,
    };
}
