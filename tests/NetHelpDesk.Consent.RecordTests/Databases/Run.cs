namespace NetHelpDesk.Consent.RecordTests;

internal static class Run
{
    /// <summary>Cancelled where the run of the tests is.</summary>
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
