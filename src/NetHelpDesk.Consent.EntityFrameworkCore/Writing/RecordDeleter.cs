using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace NetHelpDesk.Consent;

/// <summary>Deletes old records, a few at a time.</summary>
internal static class RecordDeleter
{
    public static async Task<int?> DeleteAsync(DbContext context, DateTime before, int most, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await Dialect.Of(context).TryLockDeletionAsync(transaction.GetDbTransaction(), cancellationToken))
        {
            return null;
        }

        var oldest = context.Set<RecordRow>()
            .Where(row => row.At < before).OrderBy(row => row.At).ThenBy(row => row.Id).Take(most).Select(row => row.Id);
        var deleted = await context.Set<RecordRow>().Where(row => oldest.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return deleted;
    }
}
