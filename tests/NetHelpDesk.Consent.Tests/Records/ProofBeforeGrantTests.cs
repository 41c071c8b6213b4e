using System.Net;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests.Records;

public sealed class ProofBeforeGrantTests
{
    [Fact]
    public async Task A_grant_is_not_answered_before_its_record_is_durable()
    {
        await using var site = await RecordingSite.StartAsync();
        var durable = new TaskCompletionSource();
        site.Store.Gate = durable.Task;

        var answer = site.AcceptAsync();
        await RecordingSite.EventuallyAsync(() => site.Store.Arrived == 1);
        await RecordingSite.SettleAsync();
        var isEarly = answer.IsCompleted;
        durable.SetResult();
        using var response = await answer;

        isEarly.Should().BeFalse();
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.JsonAsync()).GetProperty("recorded").GetBoolean().Should().BeTrue();
        var record = site.Store.Records.Should().ContainSingle().Subject;
        RecordingSite.CookieOf(response).Should().Contain($"&id={record.Subject}.{record.Id:N}&").And.Contain("&tracking=yes");
    }

    [Fact]
    public async Task A_grant_that_cannot_be_recorded_changes_nothing_and_says_when_to_try_again()
    {
        await using var site = await RecordingSite.StartAsync();
        site.Store.Fails = true;

        using var response = await site.AcceptAsync();

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        response.Header("Retry-After").Should().Be("5");
        response.Header("Content-Type").Should().Be("application/problem+json");
        response.SetCookies().Should().BeEmpty();
        var problem = await response.JsonAsync();
        problem.GetProperty("state").GetProperty("decided").GetBoolean().Should().BeFalse();
        problem.GetProperty("state").GetProperty("categories").GetProperty("tracking").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task A_person_whose_grant_cannot_be_recorded_reads_so_on_the_page()
    {
        await using var site = await RecordingSite.StartAsync();
        site.Store.Fails = true;

        using var response = await site.PostFormAsync(null, ("choice", "accept"));

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await response.TextAsync()).Should().Contain("data-consent-notice>")
            .And.Contain(HtmlTemplate.Encode(LanguageSet.Find("de")![TextKey.NotRecorded]) + "</p>");
    }

    [Fact]
    public async Task What_is_refused_together_with_a_grant_that_fails_takes_effect_all_the_same()
    {
        await using var site = await RecordingSite.StartAsync();
        using var first = await site.ChooseAsync(new { choice = "save", categories = new[] { "advertising" } });
        site.Store.Fails = true;

        using var response = await site.ChooseAsync(
            new { choice = "save", categories = new[] { "tracking" } }, RecordingSite.CookieOf(first));

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        RecordingSite.CookieOf(response).Should().Contain("&advertising=no").And.Contain("&tracking=no");
    }

    [Fact]
    public async Task Taking_back_a_part_waits_for_no_record()
    {
        await using var site = await RecordingSite.StartAsync();
        using var first = await site.AcceptAsync();
        site.Store.Fails = true;

        using var response = await site.ChooseAsync(
            new { choice = "save", categories = new[] { "tracking" } }, RecordingSite.CookieOf(first));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        RecordingSite.CookieOf(response).Should().Contain("&advertising=no").And.Contain("&tracking=yes");
        (await response.JsonAsync()).GetProperty("recorded").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Agreeing_to_the_same_once_more_is_recorded_first_too()
    {
        await using var site = await RecordingSite.StartAsync();
        using var first = await site.AcceptAsync();
        site.Store.Fails = true;

        using var response = await site.AcceptAsync(RecordingSite.CookieOf(first));

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        response.SetCookies().Should().BeEmpty();
    }

    [Fact]
    public async Task A_grant_without_a_record_does_not_count()
    {
        await using var site = await RecordingSite.StartAsync();

        using var response = await site.Host.GetAsync("/privacy-choices/state", Visitor.GrantedAll);

        var state = await response.JsonAsync();
        state.GetProperty("decided").GetBoolean().Should().BeFalse();
        state.GetProperty("categories").GetProperty("tracking").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task A_refusal_without_a_record_counts()
    {
        await using var site = await RecordingSite.StartAsync();

        using var response = await site.Host.GetAsync("/privacy-choices/state", Visitor.RefusedAll);

        (await response.JsonAsync()).GetProperty("decided").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Code_that_grants_is_told_when_the_record_fails()
    {
        Exception? thrown = null;
        await using var site = await RecordingSite.StartAsync(async context =>
        {
            try
            {
                await context.GetConsent().GrantAsync();
            }
            catch (ConsentNotRecordedException failed)
            {
                thrown = failed;
            }

            context.Response.Cookies.Append("lead", "1");
        });
        site.Store.Fails = true;

        var cookies = await site.Host.SetCookiesAsync();

        thrown.Should().NotBeNull();
        cookies.Should().BeEmpty();
    }

    [Fact]
    public async Task More_decisions_of_one_client_than_the_limit_are_declined_while_refusing_goes_on()
    {
        await using var site = await RecordingSite.StartAsync(options: options => options.Records.MaxPerMinute = 1);
        using var first = await site.AcceptAsync();

        using var second = await site.AcceptAsync();
        using var refusal = await site.ChooseAsync(new { choice = "reject" }, RecordingSite.CookieOf(first));

        second.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        second.Header("Retry-After").Should().NotBeEmpty();
        refusal.StatusCode.Should().Be(HttpStatusCode.OK);
        RecordingSite.CookieOf(refusal).Should().Contain("&tracking=no");
    }

    [Fact]
    public async Task No_more_grants_wait_than_may()
    {
        await using var site = await RecordingSite.StartAsync(options: options => options.Records.MaxWaiting = 1);
        var durable = new TaskCompletionSource();
        site.Store.Gate = durable.Task;
        var waiting = site.AcceptAsync();
        await RecordingSite.EventuallyAsync(() => site.Store.Arrived == 1);

        using var beyond = await site.AcceptAsync();
        durable.SetResult();
        using var first = await waiting;

        beyond.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        first.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_grant_of_which_nobody_knows_whether_it_became_durable_is_voided()
    {
        await using var site = await RecordingSite.StartAsync();
        site.Store.FailsAfterwards = true;
        using var response = await site.AcceptAsync();
        site.Store.FailsAfterwards = false;

        await RecordingSite.EventuallyAsync(() =>
        {
            site.Host.Clock.Advance(TimeSpan.FromSeconds(3));
            return site.Store.Records.Count > 1;
        });

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        var voided = site.Store.Records[^1];
        voided.Kind.Should().Be(ConsentRecordKind.Voided);
        voided.Previous.Should().Be(site.Store.Records[0].Id);
    }

    [Fact]
    public async Task A_grant_that_becomes_durable_too_late_is_voided()
    {
        await using var site = await RecordingSite.StartAsync(options: options => options.Records.Timeout = "5 seconds");
        var durable = new TaskCompletionSource();
        site.Store.Gate = durable.Task;
        var answer = site.AcceptAsync();
        await RecordingSite.EventuallyAsync(() => site.Store.Arrived == 1);
        await RecordingSite.SettleAsync();

        site.Host.Clock.Advance(TimeSpan.FromSeconds(6));
        using var response = await answer;
        durable.SetResult();

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await RecordingSite.EventuallyAsync(() => site.Store.Records.Count == 2);
        site.Store.Records[1].Kind.Should().Be(ConsentRecordKind.Voided);
        site.Store.Records[1].Previous.Should().Be(site.Store.Records[0].Id);
    }
}
