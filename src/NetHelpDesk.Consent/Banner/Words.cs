namespace NetHelpDesk.Consent;

/// <summary>What visitors read. Contains no markup.</summary>
internal static class Words
{
    public const string Language = "en";
    public const string Title = "Your choice about cookies";
    public const string AskFirst = "We use cookies that the site needs. With your consent we also use others, for the purposes below. Nothing else is stored until you choose, and you can change your choice at any time.";
    public const string OnUnlessRefused = "We use cookies that the site needs, and others for the purposes below. The others are on until you refuse them, which you can do here and now.";
    public const string OnUnlessRefusedOrSignalled = "We use cookies that the site needs, and others for the purposes below. Of the others, those that your browser's privacy signal leaves on are on until you refuse them, which you can do here and now.";
    public const string Notice = "By using our website or closing this message, you are agreeing to our use of cookies for the purposes below. You can refuse them here.";
    public const string NoticeUnlessSignalled = "By using our website or closing this message, you are agreeing to our use of cookies for the purposes below, except those that your browser's privacy signal refuses. You can refuse the others here.";
    public const string NoticeOnPage = "By using our website, you are agreeing to our use of cookies for the purposes below. You can refuse them here.";
    public const string NoticeOnPageUnlessSignalled = "By using our website, you are agreeing to our use of cookies for the purposes below, except those that your browser's privacy signal refuses. You can refuse the others here.";
    public const string EachPurposeSays = "We use cookies that the site needs, and others for the purposes below. Each purpose says whether it waits for your consent or is on until you refuse it. You can change your choice at any time.";
    public const string AsTicked = "We use cookies that the site needs, and those for the purposes that are ticked below. You can change your choice at any time.";
    public const string OnlyExempt = "We use only cookies that need no consent.";
    public const string OffUntilAgreed = "Off until you agree.";
    public const string OnUntilRefused = "On until you refuse.";
    public const string OnByNotice = "By using our website you are agreeing to this, until you refuse it.";
    public const string OffBySignal = "Off, because your browser's privacy signal refuses it.";
    public const string Accept = "Accept all";
    public const string KeepOn = "Keep all on";
    public const string Close = "Close this message";
    public const string Reject = "Reject all";
    public const string Choose = "Choose by purpose";
    public const string Save = "Save my choice";
    public const string Policy = "Privacy policy";
    public const string AlwaysOn = "Always on";
    public const string PageTitle = "Your privacy choices";
    public const string Back = "Back to the site";
    public const string NotDecided = "You have not chosen yet.";
    public const string Signal = "Your browser asks sites not to sell or share your data (Global Privacy Control).";
    public const string SignalHonoured = "We honour that. Off unless you choose otherwise here:";
    public const string SignalOutranked = "You allowed these all the same, and your choice counts:";
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
