using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Tests.Records;

public sealed class RecordOptionsTests
{
    [Theory]
    [InlineData("Retention", "1 fortnight", "Records:Retention '1 fortnight' cannot be read")]
    [InlineData("Retention", "1 month", "shorter than ConsentCookie:Lifetime '6 months'")]
    [InlineData("Timeout", "2 minutes", "Records:Timeout '2 minutes'")]
    [InlineData("MaxPerMinute", "0", "Records:MaxPerMinute 0 must be 1 to")]
    [InlineData("MaxWaiting", "0", "Records:MaxWaiting 0 must be 1 to")]
    [InlineData("Region", "a name that is far too long to be kept", "Records:Region")]
    [InlineData("Address", "Hashed", "Records:HashKey must be a secret of at least 16 characters")]
    [InlineData("UserAgent", "Hashed", "Records:HashKey must be a secret of at least 16 characters")]
    [InlineData("AccountRefresh", "2 hours", "Records:AccountRefresh '2 hours' cannot be read or is not 1 second to 1 hour")]
    [InlineData("Retain", "5 years", "Records:Retain is not a setting")]
    public void A_mistake_is_named_with_what_mends_it(string setting, string value, string expected) =>
        Failure(new() { ["Records:Retention"] = "5 years", [$"Records:{setting}"] = value }).Should().Contain(expected);

    [Fact]
    public void Where_a_store_was_added_the_time_that_records_are_kept_must_be_set() =>
        Failure([]).Should().Contain("Records:Retention is not set, but decisions are recorded.");

    [Fact]
    public void Without_a_store_nothing_of_it_is_asked_for() => Failure([], withStore: false).Should().BeEmpty();

    [Fact]
    public void Where_consent_is_linked_to_accounts_there_must_be_a_store_and_a_key() =>
        Failure([], withStore: false, linksAccounts: true).Should().Contain("Records:HashKey must be a secret").And.Contain("Add a store");

    private static string Failure(Dictionary<string, string?> settings, bool withStore = true, bool linksAccounts = false)
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Consent:" + setting.Key, setting.Value)))
            .Build().GetSection("Consent");
        var builder = new ServiceCollection().AddLogging().AddNetHelpDeskConsent(section);
        if (withStore)
        {
            builder.AddRecordStore<TestRecordStore>();
        }

        if (linksAccounts)
        {
            builder.LinkAccounts(user => user.Identity?.Name);
        }

        using var services = builder.Services.BuildServiceProvider();
        try
        {
            _ = services.GetRequiredService<IOptions<ConsentOptions>>().Value;
            return "";
        }
        catch (OptionsValidationException failure)
        {
            return failure.Message;
        }
    }
}
