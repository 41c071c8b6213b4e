using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent;

/// <summary>Sees to it that the tables are there.</summary>
internal interface IRecordSchema
{
    /// <summary>Called once in the life of a process, and again after it failed.</summary>
    Task EnsureAsync(Func<DbContext> open, CancellationToken cancellationToken);
}
