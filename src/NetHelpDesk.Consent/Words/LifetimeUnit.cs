namespace NetHelpDesk.Consent;

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
