using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Telemetry;

/// <summary>
/// Tells once of each category that something waits for it, of which visitors are not asked: it would wait for ever, and
/// in silence.
/// </summary>
internal sealed class NotAskedCheck
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="category">The category.</param>
    /// <param name="user">What waits for it, for the log.</param>
    /// <param name="logger">The library's.</param>
    public void Look(Category category, string user, ILogger logger)
    {
        if (!category.IsNeverAsked || !_told.TryAdd(category.Name, true))
        {
            return;
        }

        if (category.IsOff)
        {
            logger.WaitsForOff(user, category.Name);
        }
        else
        {
            logger.WaitsForNotAsked(user, category.Name);
        }
    }
}
