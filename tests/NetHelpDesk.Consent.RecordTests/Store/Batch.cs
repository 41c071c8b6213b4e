namespace NetHelpDesk.Consent.RecordTests;

/// <summary>Records and batches for tests that ask a store directly.</summary>
internal static class Batch
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public static ConsentRecordBatch Of(params ConsentRecord[] records) => new()
    {
        Records = records,
        Texts = [],
        FirstRefusals = [],
        Forgotten = [],
    };

    public static ConsentRecord Record(
        string? subject = "a-visitor", DateTimeOffset? at = null, ConsentOutcome tracking = ConsentOutcome.Granted) => new()
        {
            Id = Guid.CreateVersion7(at ?? Now),
            Subject = subject,
            Account = "an account's pseudonym",
            At = at ?? Now,
            Kind = ConsentRecordKind.Granted,
            Categories =
            [
                new CategoryOutcome("tracking", tracking, ConsentMode.OptIn),
                new CategoryOutcome("advertising", ConsentOutcome.Refused, ConsentMode.OptOut),
            ],
            PolicyVersion = "2026-11",
            Language = "de",
            Source = ConsentRecordSource.Banner,
            Site = "example.com",
            Region = "EU",
            TextHash = new string('a', 64),
            GlobalPrivacyControl = true,
            Previous = Guid.CreateVersion7(Now.AddDays(-1)),
            Address = "192.0.2.0/24",
            UserAgent = "Browser/1",
        };
}
