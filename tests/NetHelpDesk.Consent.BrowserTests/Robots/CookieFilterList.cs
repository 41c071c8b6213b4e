namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The EasyList Cookie list, with which content blockers hide cookie banners.</summary>
internal static class CookieFilterList
{
    private const string HideEverywhere = "##";

    /// <returns>The selectors that it hides on every site. Later versions of the package that carries them have them no more.</returns>
    public static async Task<string[]> GenericSelectorsAsync()
    {
        var list = await NpmPackages.ReadAsync("easylist-cookie", "rules", "filterlist.txt");
        return
        [
            .. from line in list.Split('\n', StringSplitOptions.TrimEntries)
               where line.StartsWith(HideEverywhere, StringComparison.Ordinal)
               select line[HideEverywhere.Length..],
        ];
    }
}
