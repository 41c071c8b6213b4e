namespace NetHelpDesk.Consent;

/// <summary>A <see cref="ConsentRecord"/> as it is stored. Names of kinds and sources are kept as words, for people to read.</summary>
internal sealed class RecordRow
{
    public Guid Id { get; set; }

    public string? Subject { get; set; }

    public string? Account { get; set; }

    /// <summary>In UTC.</summary>
    public DateTime At { get; set; }

    public string Kind { get; set; } = "";

    /// <summary>JSON: a list of category, outcome and mode.</summary>
    public string Categories { get; set; } = "";

    public string PolicyVersion { get; set; } = "";

    public string Language { get; set; } = "";

    public string Source { get; set; } = "";

    public string Site { get; set; } = "";

    public string? Region { get; set; }

    public string? TextHash { get; set; }

    public bool GlobalPrivacyControl { get; set; }

    public Guid? Previous { get; set; }

    public string? Address { get; set; }

    public string? UserAgent { get; set; }

    public static RecordRow Of(ConsentRecord record) => new()
    {
        Id = record.Id,
        Subject = record.Subject,
        Account = record.Account,
        At = record.At.UtcDateTime,
        Kind = record.Kind.ToString(),
        Categories = CategoryJson.Write(record.Categories),
        PolicyVersion = record.PolicyVersion,
        Language = record.Language,
        Source = record.Source.ToString(),
        Site = record.Site,
        Region = record.Region,
        TextHash = record.TextHash,
        GlobalPrivacyControl = record.GlobalPrivacyControl,
        Previous = record.Previous,
        Address = record.Address,
        UserAgent = record.UserAgent,
    };

    public ConsentRecord ToRecord() => new()
    {
        Id = Id,
        Subject = Subject,
        Account = Account,
        At = new DateTimeOffset(DateTime.SpecifyKind(At, DateTimeKind.Utc)),
        Kind = Enum.Parse<ConsentRecordKind>(Kind),
        Categories = CategoryJson.Read(Categories),
        PolicyVersion = PolicyVersion,
        Language = Language,
        Source = Enum.Parse<ConsentRecordSource>(Source),
        Site = Site,
        Region = Region,
        TextHash = TextHash,
        GlobalPrivacyControl = GlobalPrivacyControl,
        Previous = Previous,
        Address = Address,
        UserAgent = UserAgent,
    };
}
