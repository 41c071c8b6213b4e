using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Markup;

/// <summary>
/// What visitors read of the modes that are in force. It never says that something waits which does not, or that
/// something is on which the privacy signal refuses.
/// </summary>
internal sealed class ModeWording
{
    private readonly SiteWords _words;
    private readonly Category[] _asked;
    private readonly ConsentMode[] _modes;
    private readonly bool _asksFirst;

    public ModeWording(CategorySet categories, Language language)
    {
        _words = new SiteWords(language);
        _asked = [.. categories.All.Where(category => category.IsAsked)];
        _modes = [.. _asked.Select(category => category.Mode).Distinct()];
        _asksFirst = _modes.Contains(ConsentMode.OptIn);
    }

    public void AddIntroduction(HtmlTemplate html, bool onPage)
    {
        var (words, signalled) = onPage ? (TextKey.NoticeOnPage, TextKey.NoticeOnPageUnlessSignalled)
            : (TextKey.Notice, TextKey.NoticeUnlessSignalled);
        if (_asksFirst)
        {
            words = signalled = _modes.Length > 1 ? TextKey.EachPurposeSays : TextKey.AskFirst;
        }
        else if (_modes.Contains(ConsentMode.OptOut))
        {
            (words, signalled) = (TextKey.OnUnlessRefused, TextKey.OnUnlessRefusedOrSignalled);
        }
        else if (_modes is [])
        {
            words = signalled = TextKey.OnlyExempt;
        }

        var decided = onPage && _modes is not ([] or [ConsentMode.OptIn]) ? Encoded(TextKey.AsTicked) : null;
        words = Encoded(words);
        signalled = Encoded(signalled);
        html.Put((writer, state) => writer.Write(
            state.IsDecided && decided is not null ? decided
            : state.RefusedBySignal.IsEmpty ? words
            : signalled));
    }

    /// <summary>
    /// Where the modes differ, or the privacy signal refuses it: what holds for one category, between two pieces of
    /// markup that stand there only with it.
    /// </summary>
    public void AddCategoryNote(HtmlTemplate html, Category category, string before, string after)
    {
        var note = _modes.Length < 2 ? "" : before + Encoded(category.Mode switch
        {
            ConsentMode.OptIn => TextKey.OffUntilAgreed,
            ConsentMode.OptOut => TextKey.OnUntilRefused,
            _ => TextKey.OnByNotice,
        }) + after;
        var offBySignal = before + Encoded(TextKey.OffBySignal) + after;
        html.Put((writer, state) =>
        {
            if (state.IsRefusedBySignalAlone(category))
            {
                writer.Write(offBySignal);
            }
            else if (state.StatusOf(category) == ConsentStatus.Undecided
                && state.IsGranted(category) == (category.Mode != ConsentMode.OptIn))
            {
                writer.Write(note);
            }
        });
    }

    /// <summary>The button beside the one that refuses, of the same look.</summary>
    public void AddConsentingButton(HtmlTemplate html, bool onPage)
    {
        if (_modes is [ConsentMode.Notice] && !onPage)
        {
            // Closing a message keeps what is on. It turns nothing on that the visitor or the signal refused.
            foreach (var category in _asked)
            {
                var keep = $"<input type=\"hidden\" name=\"category\" value=\"{category.Key}\">";
                html.Put((writer, state) => writer.Write(state.IsGranted(category) ? keep : ""));
            }

            html.Html("<button type=\"submit\" name=\"choice\" data-consent-close value=\"")
                .Put((writer, state) => writer.Write(state.IsAllGranted ? "accept" : "save"))
                .Html("\">").Html(Encoded(TextKey.Close)).Html("</button>");
            return;
        }

        var keepOn = Encoded(TextKey.KeepOn);
        var accept = Encoded(TextKey.Accept);
        html.Html("<button type=\"submit\" name=\"choice\" value=\"accept\">")
            .Put((writer, state) => writer.Write(!_asksFirst && state.IsAllGranted ? keepOn : accept))
            .Html("</button>");
    }

    private string Encoded(string words) => _words.Encoded(words);
}
