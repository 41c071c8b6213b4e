using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Tests;

public partial class LanguageTests
{
    private static readonly Language English = LanguageSet.English;

    private static readonly string[] Units = ["second", "minute", "hour", "day", "week", "month", "year"];

    public static TheoryData<string> Tags { get; } = [.. LanguageSet.Tags];

    [Theory]
    [MemberData(nameof(Tags))]
    public void No_language_misses_a_text_or_has_one_too_many(string tag)
    {
        var language = LanguageSet.Find(tag)!;
        var forms = Enumerable.Range(1, 1000).Select(count => PluralForm.Of(tag, count)).Distinct().ToArray();
        var lifetimes = from unit in Units from form in forms select $"lifetime.{unit}.{form}";

        language.Tag.Should().Be(tag);
        language.Keys.Should().BeEquivalentTo(English.Keys.Where(key => !IsLifetime(key)).Concat(lifetimes));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void No_text_holds_markup_or_a_placeholder_that_nothing_fills(string tag)
    {
        var language = LanguageSet.Find(tag)!;
        foreach (var key in language.Keys)
        {
            var text = language[key];
            text.Should().NotBeNullOrWhiteSpace(key).And.Be(text.Trim(), key).And.NotContainAny("<", ">", "&");
            var allowed = IsLifetime(key) ? ["{count}"] : PlaceholdersIn(English[key]);
            PlaceholdersIn(text).Should().BeSubsetOf(allowed, key).And.OnlyHaveUniqueItems();
            if (!IsLifetime(key))
            {
                PlaceholdersIn(text).Should().HaveSameCount(allowed, key);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Accepting_and_refusing_are_other_words_of_about_the_same_length(string tag)
    {
        var language = LanguageSet.Find(tag)!;

        language[TextKey.Accept].Should().NotBe(language[TextKey.Reject]);
        Math.Abs(language[TextKey.Accept].Length - language[TextKey.Reject].Length).Should().BeLessThanOrEqualTo(8);
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void No_text_praises_accepting(string tag)
    {
        var language = LanguageSet.Find(tag)!;

        Praise.ByLanguage[tag].Should().NotBeEmpty();
        foreach (var key in language.Keys)
        {
            Praise.ByLanguage[tag].Should().NotContain(word => language[key].Contains(word, StringComparison.CurrentCultureIgnoreCase), key);
        }
    }

    /// <summary>A robot that refuses for its visitor knows the button by its whole text, and the banner by what it says.</summary>
    [Theory]
    [InlineData("ca", "Rebutja-ho tot", "Utilitzem galetes")]
    [InlineData("de", "Alle ablehnen", "Wir verwenden Cookies")]
    [InlineData("en", "Reject all", "We use cookies")]
    [InlineData("es", "Rechazar todo", "Utilizamos cookies")]
    [InlineData("fr", "Tout refuser", "Nous utilisons des cookies")]
    [InlineData("it", "Rifiuta tutto", "Usiamo cookie")]
    [InlineData("nl", "Alles weigeren", "Wij gebruiken cookies")]
    [InlineData("pl", "Odrzuć wszystkie", "Używamy plików cookie")]
    [InlineData("pt", "Rejeitar tudo", "Utilizamos cookies")]
    [InlineData("pt-BR", "Rejeitar tudo", "Utilizamos cookies")]
    public void Robots_know_the_words_of_refusal(string tag, string reject, string start)
    {
        var language = LanguageSet.Find(tag)!;

        language[TextKey.Reject].Should().Be(reject);
        new[] { TextKey.AskFirst, TextKey.OnUnlessRefused, TextKey.EachPurposeSays }.Should().OnlyContain(key => language[key].StartsWith(start));
    }

    [Theory]
    [InlineData("en", "1 day", "1 day")]
    [InlineData("en", "14 days", "14 days")]
    [InlineData("de", "1 month", "1 Monat")]
    [InlineData("de", "14 days", "14 Tage")]
    [InlineData("fr", "2 years", "2 ans")]
    [InlineData("ja", "3 hours", "3時間")]
    [InlineData("de", "session", "Bis Sie den Browser schließen")]
    public void A_lifetime_is_told_in_the_language(string tag, string lifetime, string told)
    {
        CookieLifetime.TryParse(lifetime, out var parsed).Should().BeTrue();

        LanguageSet.Find(tag)!.Of(parsed).Text.Should().Be(told);
    }

    [Theory]
    [InlineData("pl", "1 one, 2 few, 5 many, 12 many, 22 few, 112 many")]
    [InlineData("uk", "1 one, 3 few, 11 many, 21 one, 25 many")]
    [InlineData("cs", "1 one, 4 few, 5 other, 22 other")]
    [InlineData("sl", "1 one, 2 two, 4 few, 5 other, 101 one")]
    [InlineData("hr", "1 one, 24 few, 14 other, 31 one")]
    [InlineData("lt", "1 one, 5 few, 10 other, 11 other, 21 one, 30 other")]
    [InlineData("lv", "1 one, 2 other, 10 zero, 11 zero, 21 one")]
    [InlineData("ro", "1 one, 19 few, 20 other, 101 few, 100 other")]
    [InlineData("ar", "1 one, 2 two, 10 few, 14 many, 100 other, 103 few")]
    [InlineData("ga", "1 one, 2 two, 6 few, 10 many, 11 other")]
    [InlineData("mt", "1 one, 2 two, 10 few, 14 many, 20 other")]
    [InlineData("he", "1 one, 2 two, 3 other")]
    [InlineData("is", "1 one, 11 other, 21 one")]
    [InlineData("ko", "1 other, 2 other")]
    [InlineData("pt-BR", "1 one, 2 other")]
    [InlineData("sr-Latn", "1 one, 24 few, 14 other")]
    [InlineData("ru", "1 one, 3 few, 11 many")]
    [InlineData("cy", "1 one, 2 two, 3 few, 4 other, 6 many")]
    public void A_counted_word_takes_the_form_of_its_language(string tag, string examples)
    {
        foreach (var example in examples.Split(", "))
        {
            var (count, form) = (example.Split(' ')[0], example.Split(' ')[1]);

            PluralForm.Of(tag, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(form, example);
        }
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("DE", "de")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("zh-Hant-HK", "zh-Hant")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("pt-AO", "pt")]
    [InlineData("no", "nb")]
    [InlineData("iw", "he")]
    [InlineData("tlh", null)]
    [InlineData("", null)]
    [InlineData("--", null)]
    public void A_tag_is_looked_up_with_less_and_less_of_its_end(string tag, string? found) =>
        LanguageSet.Find(tag)?.Tag.Should().Be(found);

    private static bool IsLifetime(string key) => key.StartsWith("lifetime.", StringComparison.Ordinal);

    private static string[] PlaceholdersIn(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{[^}]*\}?|\}")]
    private static partial Regex Placeholder();
}
