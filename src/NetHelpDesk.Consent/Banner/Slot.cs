namespace NetHelpDesk.Consent;

/// <summary>What differs from request to request in a page that is otherwise written in advance.</summary>
internal enum Slot
{
    /// <summary>The address of the choices, path base included.</summary>
    Action,

    /// <summary>Where the visitor goes on.</summary>
    ReturnUrl,

    /// <summary>Whether a category's box is ticked.</summary>
    Checked,
}
