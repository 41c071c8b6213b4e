using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Choices;

/// <summary>Reads a choice from a request's body.</summary>
internal static class ChoiceReader
{
    private const int MaxBody = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsForm(HttpRequest request) => IsMediaType(request, "application/x-www-form-urlencoded");

    /// <exception cref="BadChoiceException">The body cannot be read as a choice.</exception>
    /// <exception cref="BodyReadInFrontException">The body is gone.</exception>
    public static async Task<ChoiceRequest> ReadAsync(HttpRequest request)
    {
        var isForm = IsForm(request);
        if (!isForm && !IsMediaType(request, "application/json"))
        {
            throw new BadChoiceException(
                StatusCodes.Status415UnsupportedMediaType,
                "Send application/json or application/x-www-form-urlencoded.");
        }

        if (isForm && request.HttpContext.Features.Get<IFormFeature>()?.Form is { } form)
        {
            // Code in front, such as UseHttpMethodOverride with a form field, has read the body.
            return ReadForm(form);
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
        RequireLength(request.ContentLength ?? 0);
        if (request.Body is { CanSeek: true, Position: > 0 } buffered)
        {
            // Code in front has read the body, and kept it for others (EnableBuffering).
            buffered.Position = 0;
        }

        var wasRead = request.ContentLength > 0 || WatchedBody.WasRead(request.HttpContext);

        // Choices are far smaller than what they may have at most.
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBody + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(
                buffer, MaxBody + 1, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            RequireLength(length);
            return length == 0 && wasRead ? throw new BodyReadInFrontException() : buffer[..length];
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
        return ReadForm(new FormCollection(reader.ReadForm()));
    }

    private static ChoiceRequest ReadForm(IFormCollection form)
    {
        // As it was sent at the least: escapes only make it longer.
        RequireLength(form.Sum(field => field.Value.Sum(
            value => Encoding.UTF8.GetByteCount(field.Key) + Encoding.UTF8.GetByteCount(value ?? "") + 2)) - 1);
        return new ChoiceRequest
        {
            Choice = Single(form, "choice"),
            Categories = form.TryGetValue("category", out var categories) ? [.. categories.OfType<string>()] : [],
            CategoriesField = "category",
            Version = Single(form, "version"),
            Text = Single(form, "text"),
            ReturnUrl = Single(form, "returnUrl"),
            TellsAskedAgain = Single(form, AskedAgain.Field) is not null,
        };
    }

    private static string? Single(IFormCollection form, string field) =>
        !form.TryGetValue(field, out var values) ? null
        : values.Count == 1 ? values[0]
        : throw new BadChoiceException(StatusCodes.Status400BadRequest, $"Send {field} once.", field);

    private static bool IsMediaType(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
        && sent.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private static void RequireLength(long length)
    {
        if (length > MaxBody)
        {
            throw new BadChoiceException(StatusCodes.Status413PayloadTooLarge, $"Send at most {MaxBody} bytes.");
        }
    }
}
