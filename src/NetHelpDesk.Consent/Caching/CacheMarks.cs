using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Caching;

/// <summary>What caches are told of the response of a request, as soon as it is known and again when it starts.</summary>
internal static class CacheMarks
{
    extension(RequestConsent consent)
    {
        /// <summary>The state, as something that the response depends on from now on. It outlives the request.</summary>
        /// <exception cref="ObjectDisposedException">The request has ended, and nothing of it was kept.</exception>
        public ConsentState Visible
        {
            get
            {
                if (consent.IsDependent && consent.KnownState is { } known)
                {
                    return known;
                }

                lock (consent)
                {
                    if (consent.IsOver)
                    {
                        return consent.KnownState ?? throw RequestConsent.Over();
                    }

                    consent.MarkDependent();
                    return consent.State;
                }
            }
        }

        public void MarkDependent()
        {
            if (!consent.IsDependent)
            {
                consent.IsDependent = true;
                Validators.Drop(consent.Context.Request);
                consent.TellCaches();
            }
        }

        /// <summary>
        /// Called when the response starts: the output cache may come later in the pipeline than the first question, and
        /// clearing the response, as an exception handler does, clears the mark.
        /// </summary>
        /// <returns>Whether the response depends on consent.</returns>
        public bool MarkAgain()
        {
            if (consent.IsKeptOut)
            {
                OutputCaching.KeepOut(consent.Context);
            }

            if (consent.IsDependent)
            {
                consent.TellCaches();
                SharedCaching.SayPrivate(consent.Context.Response);
                return true;
            }

            return ResponseCaching.MarkCopy(consent);
        }

        /// <summary>The output cache is not asked what it stores the response under where it must not store it at all.</summary>
        private void TellCaches()
        {
            if (consent.IsKeptOut)
            {
                ResponseCaching.TellOthers(consent);
            }
            else
            {
                ResponseCaching.MarkDependent(consent);
            }
        }
    }
}
