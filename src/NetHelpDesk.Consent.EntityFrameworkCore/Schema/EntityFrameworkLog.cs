using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent;

internal static partial class EntityFrameworkLog
{
    public const string Category = "NetHelpDesk.Consent";

    [LoggerMessage(60, LogLevel.Error,
        "The tables for records of consent could not be made or checked. The site runs on and grants nothing until the database answers.")]
    public static partial void SchemaNotReady(this ILogger logger, Exception exception);
}
