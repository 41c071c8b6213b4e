namespace NetHelpDesk.Consent.Words;

internal enum LifetimeUnit
{
    Session,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
