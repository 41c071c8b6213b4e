using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Caching;

/// <summary>
/// What the application reads in <c>Request.Cookies</c>, where the browser sent cookies that consent lets through or hides:
/// what it makes of them is this visitor's.
/// </summary>
internal static class CookieReads
{
    extension(RequestConsent consent)
    {
        /// <summary>
        /// Called when the <c>Cookie</c> header holds something that depends on consent. The request's one object stands
        /// for its cookies until the application asks for them.
        /// </summary>
        /// <param name="isChanged">Whoever read the cookies before may have left a collection that does not follow the header.</param>
        public void NoteReads(bool isChanged)
        {
            var features = consent.Context.Features;
            var read = features.Find<IRequestCookiesFeature>();
            if (read is null || (isChanged && read is not RequestConsent))
            {
                features.Put((IRequestCookiesFeature)consent);
            }
            else if (read is not (RequestConsent or NotedCookiesFeature))
            {
                features.Put<IRequestCookiesFeature>(new NotedCookiesFeature(read, consent));
            }
        }

        /// <summary>The cookies, now that the application asks for them.</summary>
        public NotedCookiesFeature NotedCookies()
        {
            lock (consent)
            {
                consent.ThrowIfOver();
                var features = consent.Context.Features;
                var noted = new NotedCookiesFeature(new RequestCookiesFeature(features), consent);
                features.Put<IRequestCookiesFeature>(noted);
                return noted;
            }
        }

        /// <summary>The application asks for a cookie.</summary>
        public void NoteRead(string name, bool isThere)
        {
            lock (consent)
            {
                if (consent.MayMark)
                {
                    consent.MarkRead(
                        isThere && consent.Judges(name),
                        consent.HasSentCookies && consent.Context.Features.Find<SentCookies>()!.Holds(name));
                }
            }
        }

        /// <summary>The application looks at all cookies.</summary>
        public void NoteReadOfAll(IRequestCookieCollection cookies)
        {
            lock (consent)
            {
                if (consent.MayMark)
                {
                    consent.MarkRead(cookies.Keys.Any(consent.Judges), consent.HasSentCookies);
                }
            }
        }

        private bool MayMark => !consent.IsOver && !(consent.IsDependent && consent.IsKeptOut);

        private void MarkRead(bool isLetThrough, bool isHidden)
        {
            if (isLetThrough)
            {
                // Its value is the visitor's own: others in the same state are not given what was made of it.
                consent.KeepOut();
            }

            if (isLetThrough || isHidden)
            {
                consent.MarkDependent();
            }
        }

        /// <summary>Whether consent tells if the cookie is seen, or is told by it.</summary>
        private bool Judges(string name) =>
            name == consent.Rules.ConsentCookie.Name
            || consent.Rules.SentClassifier.Find(name, consent.Context.Request) is { IsExempt: false };
    }
}
