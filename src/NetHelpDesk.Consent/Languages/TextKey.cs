namespace NetHelpDesk.Consent.Languages;

/// <summary>The keys of what visitors read; <see cref="Language"/> has the texts. They contain no markup.</summary>
internal static class TextKey
{
    public const string Title = "title";
    public const string AskFirst = "askFirst";
    public const string OnUnlessRefused = "onUnlessRefused";
    public const string OnUnlessRefusedOrSignalled = "onUnlessRefusedOrSignalled";
    public const string Notice = "notice";
    public const string NoticeUnlessSignalled = "noticeUnlessSignalled";
    public const string NoticeOnPage = "noticeOnPage";
    public const string NoticeOnPageUnlessSignalled = "noticeOnPageUnlessSignalled";
    public const string EachPurposeSays = "eachPurposeSays";
    public const string AsTicked = "asTicked";
    public const string OnlyExempt = "onlyExempt";
    public const string OffUntilAgreed = "offUntilAgreed";
    public const string OnUntilRefused = "onUntilRefused";
    public const string OnByNotice = "onByNotice";
    public const string OffBySignal = "offBySignal";
    public const string Signal = "signal";
    public const string SignalHonoured = "signalHonoured";
    public const string SignalOutranked = "signalOutranked";
    public const string Accept = "accept";
    public const string Reject = "reject";
    public const string KeepOn = "keepOn";
    public const string Close = "close";
    public const string Choose = "choose";
    public const string Save = "save";
    public const string Cancel = "cancel";
    public const string Manage = "manage";
    public const string Withdraw = "withdraw";
    public const string Withdrawn = "withdrawn";
    public const string Saved = "saved";
    public const string Failed = "failed";
    public const string NotKept = "notKept";
    public const string Outdated = "outdated";
    public const string Policy = "policy";
    public const string AlwaysOn = "alwaysOn";
    public const string PageTitle = "pageTitle";
    public const string Back = "back";
    public const string NotDecided = "notDecided";
    public const string Decided = "decided";
    public const string Cookies = "cookies";
    public const string NoCookies = "noCookies";
    public const string Name = "name";
    public const string Purpose = "purpose";
    public const string Provider = "provider";
    public const string Lifetime = "lifetime";
    public const string ThisSite = "thisSite";
    public const string ThirdParty = "thirdParty";
    public const string UntilClosed = "untilClosed";
    public const string Version = "version";
    public const string Kind = "kind";
    public const string StorageCookie = "storageCookie";
    public const string StorageLocal = "storageLocal";
    public const string StorageSession = "storageSession";
    public const string StoragePixel = "storagePixel";
    public const string Allow = "allow";
    public const string BlockedEmbed = "blockedEmbed";
    public const string BlockedEmbedUnnamed = "blockedEmbedUnnamed";
    public const string NotRecorded = "notRecorded";
    public const string Receipt = "receipt";
    public const string RecordId = "recordId";
    public const string ForgetMe = "forgetMe";
    public const string ForgetMeNote = "forgetMeNote";
    public const string ConsentCookiePurpose = PurposePrefix + "consent";

    /// <summary>Before the key of a purpose that the catalogue names.</summary>
    public const string PurposePrefix = "purpose.";
}
