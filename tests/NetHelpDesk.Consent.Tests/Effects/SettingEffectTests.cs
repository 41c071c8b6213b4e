namespace NetHelpDesk.Consent.Tests.Effects;

/// <summary>Every setting in the guide does what it is there for: no setting is bound and then forgotten.</summary>
public sealed class SettingEffectTests
{
    private static readonly SettingEffect[] Effects =
    [
        .. WholeEffects.All, .. ConsentCookieEffects.All, .. CategoryEffects.All, .. CookieEffects.All, .. LanguageEffects.All,
        .. PathEffects.All, .. RegionEffects.All, .. SignalEffects.All, .. RecordEffects.All,
    ];

    public static TheoryData<string> Settings => [.. Setting.All.Select(setting => setting.Path)];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_change_of_the_setting_is_seen(string setting)
    {
        var effect = Effects.Should().ContainSingle(effect => effect.IsOf(setting), "each setting has its row").Which;

        var before = await effect.SeenAsync(changed: false);
        var after = await effect.SeenAsync(changed: true);

        (before, after).Should().Be((effect.Before, effect.After));
        before.Should().NotBe(after);
    }

    [Fact]
    public void There_is_no_row_for_what_is_no_setting() =>
        Effects.Should().OnlyContain(effect => Setting.All.Any(setting => effect.IsOf(setting.Path)));
}
