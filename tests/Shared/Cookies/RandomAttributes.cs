using System.Globalization;
using System.Text;

namespace NetHelpDesk.Consent.Testing;

/// <summary>Attributes of cookies as nobody should write them: lifetimes put together at random, near to valid ones.</summary>
internal sealed class RandomAttributes(int seed)
{
    private const string Odd = "0123456789 :;,-+=\"xT.GMt/";

    private static readonly string[] Numbers =
    [
        "0", "0", "-1", "60", "3600", "86400", "99999999", "9223372036854775807", "9223372036854775808", "99999999999999999999",
    ];

    private static readonly string[] Days = ["", "Thu, ", "Thu ", "Thursday, ", "Jan, ", "x "];
    private static readonly string[] Months = ["Jan", "Jan", "feb", "DEC", "January", "xJan", "01", ""];
    private static readonly string[] Years =
    [
        "1970", "1970", "70", "69", "05", "0001", "001", "1600", "1601", "1999", "2098", "2098", "9999", "10000", "20999", "99999", "123456",
    ];

    private static readonly string[] Times = ["00:00:00", "00:00:00", "23:59:59", "1:2:3", "000:00:00", "24:00:00", "00:00", "00:00:60", "0:0:0:0"];
    private static readonly string[] Zones = [" GMT", " GMT", " UTC", "", " +0100", "Z", " GMT+0100 (CET)"];
    private static readonly string[] Others = ["path=/", "path=/", "x=y", "", "httponlyx", "max-agex=5", "=max-age", "expires x"];

    private readonly Random _random = new(seed);

    public string Next() => string.Join("; ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => NextAttribute()));

    private string NextAttribute() => _random.Next(10) switch
    {
        < 4 => $"{Name("max-age")}{Equal()}{Broken(Pick(Numbers))}",
        < 9 => $"{Name("expires")}{Equal()}{Broken(Date())}",
        _ => Pick(Others),
    };

    private string Date()
    {
        var separator = _random.Next(3) == 0 ? "-" : " ";
        string[] parts = [_random.Next(32).ToString(_random.Next(2) == 0 ? "00" : "0", CultureInfo.InvariantCulture), Pick(Months), Pick(Years)];
        if (_random.Next(8) == 0)
        {
            _random.Shuffle(parts);
        }

        var date = string.Join(separator, parts);
        return _random.Next(8) == 0 ? $"{Pick(Times)} {date}" : $"{Pick(Days)}{date} {Pick(Times)}{Pick(Zones)}";
    }

    private string Name(string name) => _random.Next(3) == 0 ? name.ToUpperInvariant() : _random.Next(12) == 0 ? $" {name}\t" : name;

    private string Equal() => _random.Next(12) switch { 0 => " = ", 1 => "", 2 => "==", _ => "=" };

    private string Pick(string[] texts) => texts[_random.Next(texts.Length)];

    /// <summary>Half of them as they are; the others with a few characters more or less.</summary>
    private string Broken(string text)
    {
        var broken = new StringBuilder(text);
        for (var changes = _random.Next(2) * _random.Next(3); changes > 0; changes--)
        {
            var at = _random.Next(broken.Length + 1);
            if (at < broken.Length && _random.Next(2) == 0)
            {
                broken.Remove(at, 1);
            }
            else
            {
                broken.Insert(at, Odd[_random.Next(Odd.Length)]);
            }
        }

        return broken.ToString();
    }
}
