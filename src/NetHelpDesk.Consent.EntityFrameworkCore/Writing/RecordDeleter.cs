using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace NetHelpDesk.Consent;

/// <summary>Deletes old records, a few at a time.</summary>
internal static class RecordDeleter
{
    /// <summary>A process that wrote nothing for so long has ended, or has nothing left that could come again.</summary>
    private static readonly TimeSpan WriterIsGoneAfter = TimeSpan.FromDays(7);

    public static async Task<int?> DeleteAsync(DbContext context, DateTime before, int most, DateTime now, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await Dialect.Of(context).TryLockDeletionAsync(transaction.GetDbTransaction(), cancellationToken))
        {
            return null;
        }

        var oldest = context.Set<RecordRow>()
            .Where(row => row.At < before).OrderBy(row => row.At).ThenBy(row => row.Id).Take(most).Select(row => row.Id);
        var deleted = await context.Set<RecordRow>().Where(row => oldest.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        var gone = now - WriterIsGoneAfter;
        await context.Set<WriterRow>().Where(row => row.At < gone).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return deleted;
    }
}
