namespace NetHelpDesk.Consent;

/// <summary>What visitors read. Contains no markup.</summary>
internal static class Words
{
    public const string Language = "en";
    public const string Title = "Your choice about cookies";
    public const string AskFirst = "We use cookies that the site needs. With your consent we also use others, for the purposes below. Nothing else is stored until you choose, and you can change your choice at any time.";
    public const string OnUnlessRefused = "We use cookies that the site needs, and others for the purposes below. The others are on until you refuse them, which you can do here and now.";
    public const string NoticeOnly = "By using our website or closing this message, you are agreeing to our use of cookies for the purposes below. You can refuse them here.";
    public const string Accept = "Accept all";
    public const string Reject = "Reject all";
    public const string Choose = "Choose by purpose";
    public const string Save = "Save my choice";
    public const string Policy = "Privacy policy";
    public const string AlwaysOn = "Always on";
    public const string PageTitle = "Your privacy choices";
    public const string Back = "Back to the site";
    public const string NotDecided = "You have not chosen yet.";
    public const string SignalHonoured = "Your browser asks sites not to sell or share your data (Global Privacy Control). We honour that: what it covers is off unless you choose otherwise here.";
    public const string Cookies = "Cookies";
    public const string NoCookies = "No cookies are declared for this purpose.";
    public const string Name = "Name";
    public const string Purpose = "Purpose";
    public const string Provider = "Provider";
    public const string Lifetime = "Lifetime";
    public const string ThisSite = "This site";
    public const string ThirdParty = "third party";
    public const string UntilClosed = "Until you close the browser";
    public const string ConsentCookiePurpose = "Remembers your choice on this page";

    public static string Of(CookieLifetime lifetime) => lifetime.IsSession
        ? UntilClosed
        : $"{lifetime.Count} {lifetime.Unit switch
        {
            LifetimeUnit.Second => "second",
            LifetimeUnit.Minute => "minute",
            LifetimeUnit.Hour => "hour",
            LifetimeUnit.Day => "day",
            LifetimeUnit.Week => "week",
            LifetimeUnit.Month => "month",
            _ => "year",
        }}{(lifetime.Count == 1 ? "" : "s")}";
}
