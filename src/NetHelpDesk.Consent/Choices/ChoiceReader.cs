using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NetHelpDesk.Consent;

/// <summary>Reads a choice from a request's body.</summary>
internal static class ChoiceReader
{
    /// <summary>Says that a page which still asks can tell that nothing was kept.</summary>
    public const string AskedAgainField = "askedAgain";

    private const int MaxBody = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsForm(HttpRequest request) => IsMediaType(request, "application/x-www-form-urlencoded");

    /// <exception cref="BadChoiceException">The body cannot be read as a choice.</exception>
    public static async Task<ChoiceRequest> ReadAsync(HttpRequest request)
    {
        var isForm = IsForm(request);
        if (!isForm && !IsMediaType(request, "application/json"))
        {
            throw new BadChoiceException(
                StatusCodes.Status415UnsupportedMediaType,
                "Send application/json or application/x-www-form-urlencoded.");
        }

        var body = await ReadBodyAsync(request);
        try
        {
            return isForm ? ReadForm(StrictUtf8.GetString(body)) : ReadJson(body);
        }
        catch (Exception exception) when (exception is InvalidDataException or DecoderFallbackException)
        {
            throw new BadChoiceException(StatusCodes.Status400BadRequest, "The form cannot be read.");
        }
        catch (JsonException exception)
        {
            throw new BadChoiceException(
                StatusCodes.Status400BadRequest, "The JSON cannot be read.", exception.Path?.TrimStart('$', '.'));
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBody)
        {
            throw TooLarge();
        }

        // Choices are far smaller than what they may have at most.
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBody + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(
                buffer, MaxBody + 1, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            return length > MaxBody ? throw TooLarge() : buffer[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ChoiceRequest ReadJson(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, ChoiceJsonContext.Default.ChoiceRequest)
        ?? throw new BadChoiceException(StatusCodes.Status400BadRequest, "The body must be a JSON object.");

    private static ChoiceRequest ReadForm(string body)
    {
        using var reader = new FormReader(body);
        var form = reader.ReadForm();
        return new ChoiceRequest
        {
            Choice = Single(form, "choice"),
            Categories = form.TryGetValue("category", out var categories) ? [.. categories.OfType<string>()] : [],
            CategoriesField = "category",
            Version = Single(form, "version"),
            Text = Single(form, "text"),
            ReturnUrl = Single(form, "returnUrl"),
            TellsAskedAgain = Single(form, AskedAgainField) is not null,
        };
    }

    private static string? Single(Dictionary<string, StringValues> form, string field) =>
        !form.TryGetValue(field, out var values) ? null
        : values.Count == 1 ? values[0]
        : throw new BadChoiceException(StatusCodes.Status400BadRequest, $"Send {field} once.", field);

    private static bool IsMediaType(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
        && sent.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private static BadChoiceException TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, $"Send at most {MaxBody} bytes.");
}
