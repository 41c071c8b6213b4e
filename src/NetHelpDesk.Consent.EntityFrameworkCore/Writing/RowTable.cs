using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace NetHelpDesk.Consent;

/// <summary>A table as the context's model names it.</summary>
/// <param name="Name">Its name, quoted.</param>
/// <param name="Columns">Its columns, quoted, in the order of the properties that were asked for.</param>
/// <param name="Types">Their types in .NET.</param>
internal sealed record RowTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<Type> Types)
{
    /// <summary>The columns, as SQL lists them.</summary>
    public string ColumnList { get; } = string.Join(", ", Columns);

    /// <summary>A parameter for each column.</summary>
    public IReadOnlyList<string> Parameters { get; } = ParametersOf(Columns);

    /// <summary>The parameters, as SQL lists them.</summary>
    public string ParameterList { get; } = string.Join(", ", ParametersOf(Columns));

    public static RowTable Of<TRow>(DbContext context, params string[] properties)
    {
        var sql = context.GetService<ISqlGenerationHelper>();
        var entity = context.Model.FindEntityType(typeof(TRow))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var known = properties.Select(name => entity.FindProperty(name)!).ToArray();
        return new RowTable(
            sql.DelimitIdentifier(table.Name, table.Schema),
            [.. known.Select(property => sql.DelimitIdentifier(property.GetColumnName(table)!))],
            [.. known.Select(property => property.ClrType)]);
    }

    private static string[] ParametersOf(IReadOnlyList<string> columns) => [.. columns.Select((_, index) => $"@p{index}")];
}
