using System.Buffers;
using System.Text;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>
/// Writes markup so that it can stand in an attribute. <c>&lt;</c> is escaped too, though HTML does not ask for it: then
/// not even what looks for tags without reading HTML finds one.
/// </summary>
internal sealed class EscapingWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        for (int next; (next = buffer.IndexOfAny(Special)) >= 0; buffer = buffer[(next + 1)..])
        {
            inner.Write(buffer[..next]);
            inner.Write(buffer[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => "&quot;",
            });
        }

        inner.Write(buffer);
    }
}
