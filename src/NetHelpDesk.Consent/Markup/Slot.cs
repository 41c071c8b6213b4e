namespace NetHelpDesk.Consent.Markup;

/// <summary>What differs from request to request in a page that is otherwise written in advance.</summary>
internal enum Slot
{
    /// <summary>The address of the choices, path base included.</summary>
    Action,

    /// <summary>Where the visitor goes on.</summary>
    ReturnUrl,

    /// <summary>Where the visitor goes on, as a value in a query.</summary>
    ReturnQuery,

    /// <summary>The attribute with the nonce of the page's content security policy; nothing where there is none.</summary>
    Nonce,

    /// <summary>The attribute with the state for which a page was made; nothing where it is not kept.</summary>
    PageState,

    /// <summary>The class that says where the banner stands, after a space; nothing for a bar along the lower edge.</summary>
    Position,

    /// <summary>The attribute that hides an element from those who have granted nothing.</summary>
    HiddenUnlessGranted,

    /// <summary>The field that says which text was shown.</summary>
    TextHash,

    /// <summary>What the visitor must know before all else.</summary>
    Notice,

    /// <summary>What a developer must know before all else.</summary>
    Preview,

    /// <summary>Whether a category's box is ticked.</summary>
    Checked,
}
