// @ts-check
// Enhances the consent banner. Without this script its forms work as plain HTML.

const base = new URL('.', import.meta.url).pathname;
const channel = 'BroadcastChannel' in self ? new BroadcastChannel('nethelpdesk-consent') : null;

const banner = () => document.querySelector('[data-consent-banner]');

/** Tells the page, and removes the banner once nothing is left to ask. */
function apply(state) {
  if (state.decided) {
    const shown = banner();
    const hadFocus = shown?.contains(document.activeElement);
    shown?.remove();
    const main = document.querySelector('main');
    if (hadFocus && main instanceof HTMLElement) {
      if (!main.hasAttribute('tabindex')) {
        main.tabIndex = -1;
      }
      main.focus({ preventScroll: true });
    }
  }
  document.dispatchEvent(new CustomEvent('consentchange', { detail: state }));
}

/** Puts the banner into a page that came without one. */
async function insert() {
  const response = await fetch(base + 'banner?lang=' + encodeURIComponent(document.documentElement.lang));
  if (response.status !== 200) {
    return;
  }
  banner()?.remove();
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const element of parsed.querySelectorAll('link, [data-consent-banner]')) {
    const known = element.matches('link') && document.querySelector('link[href="' + element.getAttribute('href') + '"]');
    if (!known) {
      document.body.prepend(document.adoptNode(element));
    }
  }
  const returnUrl = document.querySelector('[data-consent-banner] [name=returnUrl]');
  if (returnUrl instanceof HTMLInputElement) {
    returnUrl.value = location.pathname + location.search;
  }
}

document.addEventListener('submit', async event => {
  const form = event.target;
  const button = event.submitter;
  if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)
    || !form.matches('[data-consent-banner] [data-consent-form]')) {
    return;
  }
  event.preventDefault();
  const data = new FormData(form);
  const choice = { choice: button.value, version: data.get('version') ?? undefined };
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(button.value === 'save' ? { ...choice, categories: data.getAll('category') } : choice),
    });
    if (response.status === 409) {
      await insert();
    } else if (response.ok) {
      apply(await response.json());
      channel?.postMessage('changed');
    } else {
      throw new Error(String(response.status));
    }
  } catch {
    // The plain form says more than a script can.
    const chosen = document.createElement('input');
    chosen.type = 'hidden';
    chosen.name = button.name;
    chosen.value = button.value;
    form.append(chosen);
    form.submit();
  }
});

/** A page without the library's answers is a page without a banner, and nothing is granted. */
const harmless = () => {};

// Another tab chose, or this page comes back from the back/forward cache as it was before a choice.
async function refresh() {
  const response = await fetch(base + 'state');
  if (response.ok) {
    apply(await response.json());
  }
}

channel?.addEventListener('message', () => refresh().catch(harmless));
addEventListener('pageshow', event => {
  if (event.persisted) {
    refresh().catch(harmless);
  }
});

if (!banner() && !document.querySelector('[data-consent-page]')) {
  insert().catch(harmless);
}
