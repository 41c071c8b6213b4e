using System.Text;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public class ChoiceReaderTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json; charset=utf-8";

    [Theory]
    [InlineData(Form, "choice=save&category=tracking&category=session&version=1")]
    [InlineData(Json, """{"choice":"save","categories":["tracking","session"],"version":"1"}""")]
    public async Task A_form_and_json_say_the_same(string type, string body)
    {
        var choice = await ChoiceReader.ReadAsync(RequestWith(type, body));

        choice.Choice.Should().Be("save");
        choice.Categories.Should().Equal("tracking", "session");
        choice.Version.Should().Be("1");
    }

    [Theory]
    [InlineData("text/plain", "choice=accept", 415)]
    [InlineData(null, "choice=accept", 415)]
    [InlineData(Form, "choice=reject&choice=accept", 400)]
    [InlineData(Json, "{", 400)]
    [InlineData(Json, "null", 400)]
    [InlineData(Json, """{"choice":"reject","choice":"accept"}""", 400)]
    [InlineData(Json, """{"choise":"accept"}""", 400)]
    public async Task What_cannot_be_read_is_refused(string? type, string body, int status)
    {
        var read = () => ChoiceReader.ReadAsync(RequestWith(type, body));

        (await read.Should().ThrowAsync<BadChoiceException>()).Which.Status.Should().Be(status);
    }

    [Theory]
    [InlineData(Form)]
    [InlineData(Json)]
    public async Task A_body_over_4_KB_is_refused(string type)
    {
        var read = () => ChoiceReader.ReadAsync(RequestWith(type, new string(' ', 4097)));

        (await read.Should().ThrowAsync<BadChoiceException>()).Which.Status.Should().Be(413);
    }

    private static HttpRequest RequestWith(string? type, string body)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = type;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return request;
    }
}
