namespace NetHelpDesk.Consent.RecordTests;

public enum Provider
{
    Sqlite,
    PostgreSql,
}
