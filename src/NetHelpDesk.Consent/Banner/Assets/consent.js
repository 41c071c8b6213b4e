// @ts-check
// Enhances the banner and the choices. Without it their forms and links work as plain HTML; where it is blocked,
// nothing is granted. It writes no cookie and no storage: the server alone knows what was chosen.

/**
 * The visitor's consent, as `GET {Path}/state` has it.
 * @typedef {{ decided: boolean, decidedAt: string | null, policyVersion: string, source: string,
 *   globalPrivacyControl: boolean, categories: Record<string, boolean>, modes: Record<string, string> }} ConsentState
 */

const path = new URL('.', import.meta.url).pathname.slice(0, -1);
const root = document.documentElement;
const channel = connect();

/** @type {Promise<ConsentState> | undefined} What is known of the state, without asking again. */
let known;

/** @type {HTMLElement | null} The banner while there is something to ask. */
let asking = null;

/** @type {HTMLDialogElement | null} The second layer while it is open. */
let dialog = null;

/** @type {Element | null} What had the focus before the banner. */
let before = null;

/** Whether a choice was made on this page, in this tab or another. */
let hasChosen = false;

let isSending = false;

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement | null} */
const find = (selector, within = document) => within.querySelector(selector);

const findBanner = () => find('[data-consent-banner]');

/** Says what happened to those who do not see it. */
const status = document.createElement('p');
status.className = 'nhd-status';
// Also before the style sheet is there, it takes no room.
status.style.position = 'fixed';
status.setAttribute('role', 'status');

/** To the other tabs. A browser that is to keep no cookies may refuse it. @returns {BroadcastChannel | null} */
function connect() {
  try {
    return new BroadcastChannel('nethelpdesk-consent');
  } catch {
    return null;
  }
}

/** Whether it is the site's own, with all that is around it. @param {Element} element */
const isOwn = element => element !== root && element !== document.body && !element.closest('.nhd');

/** What of the site's own is in a strip along the lower edge of the window. @param {number} height */
function findFoot(height) {
  /** @type {Element[]} */
  const found = [];
  for (let y = innerHeight - 2; y > innerHeight - height; y -= 40) {
    for (let x = 16; x < innerWidth; x += innerWidth / 12) {
      found.push(...document.elementsFromPoint(x, y).filter(isOwn));
    }
  }
  return found;
}

/** @param {Element} element @returns {number} How high a bar is that nothing scrolls away. */
function heightOfBar(element) {
  const { offsetWidth, offsetHeight, parentElement } = /** @type {HTMLElement} */ (element);
  return getComputedStyle(element).position === 'fixed' && offsetWidth > innerWidth / 2 && offsetHeight < innerHeight / 4
    ? offsetHeight : parentElement ? heightOfBar(parentElement) : 0;
}

/** Keeps what has the focus, and the end of the page, out from under the banner. */
function keepRoom() {
  root.classList.toggle('nhd-asked', !!asking);
  if (asking?.offsetHeight) {
    const own = asking.offsetHeight;
    const isCard = asking.matches('.nhd-center');
    const bar = isCard ? 0 : Math.max(0, ...findFoot(3).map(heightOfBar));
    const height = isCard ? (innerHeight + own) / 2 : own + (parseFloat(getComputedStyle(asking).bottom) || 0) + bar;
    asking.style.translate = bar ? `0 -${bar}px` : '';
    root.style.setProperty('--nhd-height', height + 'px');

    // A page of which nothing is under the banner needs no room, and stays where it is. What is in a body that is as
    // high as the window may go on below it; in old modes of pages the body tells of the whole page.
    const { offsetHeight, scrollHeight } = document.body;
    const isFree = scrollY === 0 && scrollHeight <= innerHeight && !findFoot(height).length;
    const more = document.compatMode === 'CSS1Compat' ? Math.max(scrollHeight - offsetHeight, 0) : 0;
    root.style.setProperty('--nhd-room', isFree ? '0px' : height + 8 + more + 'px');
  }
}

const sizes = self.ResizeObserver && new ResizeObserver(keepRoom);

/** @returns {Promise<ConsentState>} The visitor's consent; asks the server once, until it changes. */
function state() {
  return known ??= fetch(path + '/state').then(response => response.json()).catch(error => {
    known = undefined;
    throw error;
  });
}

/**
 * Reads a page of the library. By XMLHttpRequest, because a parser of strings needs a Trusted Types policy.
 * @param {string} address @returns {Promise<Document | null>}
 */
const load = address => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open('GET', path + address + '?lang=' + encodeURIComponent(findBanner()?.lang || root.lang));
  request.responseType = 'document';
  // The document of an empty answer is one that tells of an error, with a style of its own.
  request.onload = () => request.status === 200 ? resolve(request.response)
    : request.status === 204 ? resolve(null)
    : reject(request.status);
  request.onerror = reject;
  request.send();
});

/** Waits for style sheets of a loaded page that this one does not have. @param {Document} from */
const loadStyle = from => Promise.all([.../** @type {NodeListOf<HTMLLinkElement>} */ (from.querySelectorAll('[data-consent-style]'))]
  .filter(link => !find(`link[href="${link.getAttribute('href')}"]`))
  .map(link => new Promise(resolve => {
    link.onload = link.onerror = resolve;
    document.head.append(link);
  })));

/** Puts the banner into a page that came without one. */
async function insert() {
  const loaded = await load('/banner');
  const banner = loaded && find('[data-consent-banner]', loaded);
  if (banner) {
    await loadStyle(loaded);
    const field = find('[name=returnUrl]', banner);
    if (field instanceof HTMLInputElement) {
      field.value = location.pathname + location.search;
    }
    findBanner()?.remove();
    document.body.prepend(.../** @type {HTMLElement} */ (banner.parentNode).children);
    ask(banner);
  }
}

/** @param {HTMLElement} banner */
function ask(banner) {
  asking = banner;
  banner.hidden = false;
  sizes?.observe(banner);
}

/** Opens the second layer, which is the full page's content. Closing it saves nothing. */
async function open() {
  const loaded = await load('');
  const page = loaded && find('[data-consent-page]', loaded);
  if (!page) {
    throw new Error('There is no page of choices at ' + path);
  }
  await loadStyle(loaded);
  if (dialog) {
    return;
  }
  const own = document.createElement('dialog');
  if (!own.showModal) {
    throw new Error('This browser has no dialogs');
  }
  dialog = own;
  dialog.className = 'nhd nhd-dialog';
  dialog.lang = loaded.documentElement.lang;
  dialog.dir = loaded.documentElement.dir;
  dialog.dataset.consentDialog = '';
  dialog.setAttribute('aria-labelledby', 'nhd-page-title');
  dialog.append(...page.childNodes);
  dialog.querySelectorAll('[data-consent-cancel]').forEach(button => {
    /** @type {HTMLElement} */ (button).hidden = false;
    button.addEventListener('click', () => dialog?.close());
  });
  find('[data-consent-back]', dialog)?.remove();
  // Told in a task of its own, when another dialog may be open already.
  dialog.addEventListener('close', () => {
    own.remove();
    dialog = dialog === own ? null : dialog;
  });
  document.body.append(dialog);
  dialog.showModal();
  const heading = find('h1', dialog);
  if (heading) {
    // Read from the start, rather than from the first box.
    heading.tabIndex = -1;
    heading.focus();
  }
}

/** What is thrown where the browser keeps no cookies, and with them no choice. */
const notKept = 'not kept';

/**
 * Whether the browser kept what was chosen. Its cookie is looked for first; the server has the last word.
 * @param {ConsentState} chosen @returns {Promise<boolean>}
 */
async function isKept(chosen) {
  if (chosen.decidedAt && document.cookie.includes('&at=' + chosen.decidedAt)) {
    return true;
  }
  const response = await fetch(path + '/state');
  const now = await response.json();
  return now.decided === chosen.decided && JSON.stringify(now.categories) === JSON.stringify(chosen.categories);
}

/**
 * Sends a choice and tells the page of it.
 * @param {string} choice `accept`, `reject`, `save` or `grant` @param {string[]} [categories] for the last two: what is granted
 * @param {{ get(name: string): unknown }} [form] the form in which the visitor read what is asked
 * @returns {Promise<ConsentState>}
 */
async function choose(choice, categories, form) {
  if (navigator.cookieEnabled === false) {
    throw notKept;
  }
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ choice, categories, version: form?.get('version') ?? undefined, text: form?.get('text') ?? undefined }),
  });
  if (!response.ok) {
    throw response.status;
  }
  const chosen = await response.json();
  if (!await isKept(chosen).catch(() => true)) {
    throw notKept;
  }
  apply(chosen);
  channel?.postMessage(chosen);
  return chosen;
}

/** @param {ConsentState} changed */
function apply(changed) {
  known = Promise.resolve(changed);
  if (changed.decided) {
    hasChosen = true;
    const banner = findBanner();
    dialog?.close();
    if (banner) {
      asking = null;
      const hadFocus = banner.contains(document.activeElement);
      banner.hidden = true;
      keepRoom();
      if (hadFocus) {
        returnFocus();
      }
    }
  }
  reflect(changed);
  document.dispatchEvent(new CustomEvent('consentchange', { detail: changed }));
}

/** To where it was before the banner, else to the page's main part. */
function returnFocus() {
  for (const target of [before, find('main')]) {
    if (document.activeElement !== before) {
      focus(target);
    }
  }
}

/** @param {Element | null} target */
export function focus(target) {
  if (target instanceof HTMLElement) {
    if (target.tabIndex < 0) {
      target.tabIndex = -1;
    }
    target.focus({ preventScroll: true });
  }
}

/** Shows what withdraws only to those who have granted something. @param {ConsentState} current */
function reflect(current) {
  document.querySelectorAll('[data-consent-withdraw]').forEach(element => {
    /** @type {HTMLElement} */ (element).hidden = !Object.keys(current.modes).some(category => current.categories[category]);
  });
}

/** @param {string} [words] @param {string} [lang] */
function tell(words = '', lang = '') {
  status.lang = lang;
  status.textContent = words;
}

/** What the visitor reads once the choice that is being sent is saved. @type {[words?: string, lang?: string]} */
let saved = [];

/** Loads the page again, as a choice may ask for, and goes on there: with what was to be read, and where the focus was. */
export function reload() {
  const focus = /** @type {Element} */ (document.activeElement);
  const name = focus.id ? 'id' : 'href';
  history.replaceState({ ...history.state, nhd: [`[${name}="${CSS.escape(focus.getAttribute(name) ?? '')}"]`, ...saved] }, '');
  location.reload();
}

function goOn() {
  const { nhd, ...rest } = history.state ?? {};
  if (nhd) {
    history.replaceState(rest, '');
    focus(find(nhd[0]) ?? find('main'));
    // A change is read, what is there from the start is not.
    setTimeout(tell, 200, nhd[1], nhd[2]);
  }
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement} button */
async function submit(form, button) {
  const data = new FormData(form);
  const isSave = button.value === 'save';
  saved = [form.dataset.saved, form.lang];
  try {
    await choose(button.value, isSave ? data.getAll('category').map(String) : undefined, data);
    tell(...saved);
  } catch (error) {
    let shown = find('[data-consent-message]', form);
    let words = form.dataset.failed;
    if (error === notKept) {
      words = form.dataset.notKept ?? words;
    } else if (error === 503) {
      words = form.dataset.notRecorded;
    } else if (error === 409) {
      // What is asked is another thing by now, which the visitor has to see first.
      const wasDialog = dialog;
      words = form.dataset.outdated;
      wasDialog?.close();
      dialog = null;
      await (wasDialog ? open() : insert()).catch(harmless);
      shown = find('[data-consent-message]', dialog ?? asking ?? form);
    }
    if (shown) {
      shown.textContent = words ?? '';
      shown.scrollIntoView({ block: 'nearest' });
    }
  }
}

/**
 * The consent cookie as it is now, in the form in which a page says for which one it was made: without what differs
 * between visitors in the same state, and with the privacy signal, which is as it was where the browser does not tell.
 * @param {string} made
 */
export function stateNow(made) {
  const name = made.slice(0, made.indexOf('=') + 1);
  try {
    const values = document.cookie.split('; ').filter(pair => pair.startsWith(name)).map(pair =>
      pair.slice(name.length).replace(/&(at|id|unrecorded|sig)=[^&]*/g, ''));
    return name + values + (/** @type {any} */ (navigator).globalPrivacyControl ?? made.endsWith(' gpc') ? ' gpc' : '');
  } catch {
    // The browser keeps cookies from this page.
    return '';
  }
}

/** Whether the visitor may be in another state than the one for which the element was made. @param {Element | null} element */
function isOld(element) {
  const made = element?.getAttribute('data-consent-state');
  return made && stateNow(made) !== made;
}

/** A page that the browser kept asks perhaps what is decided by now. */
function hideOld() {
  const banner = findBanner();
  if (banner && isOld(banner)) {
    banner.hidden = true;
    asking = null;
  }
}

/** The page comes back as it was, or is shown for the first time, perhaps after a choice elsewhere. */
async function lookAgain() {
  hideOld();
  known = undefined;
  const current = await state();
  apply(current);
  if (!current.decided && !asking) {
    hasChosen = false;
    const banner = findBanner();
    banner ? ask(banner) : await insert();
  }
}

/** Without the library's answers nothing is asked and nothing is granted. */
const harmless = () => {};

/** Client-side navigation replaces the body, or what is in it, and takes away what the new page does not have. */
function look() {
  bodies.observe(document.body, { childList: true });
  if (!status.isConnected) {
    document.body.append(status);
  }
  if (!dialog?.isConnected) {
    dialog = null;
  }
  const banner = findBanner();
  if (!banner && asking) {
    document.body.prepend(asking);
  } else if (banner?.hidden) {
    // A page that is the same for everybody brings its banner hidden.
    state().then(current => current.decided || ask(banner)).catch(harmless);
  } else if (banner && hasChosen) {
    banner.hidden = true;
  } else if (banner && banner !== asking) {
    ask(banner);
  }
  keepRoom();
  known?.then(reflect).catch(harmless);
}

const bodies = new MutationObserver(look);

/** What waits for consent, or offers it. */
const waiting = '[data-consent-category], [data-consent-allow], [data-consent-reload]';

/** @param {Node} node */
const waits = node => node instanceof Element && (node.matches(waiting) || find(waiting, node) !== null);

/** @type {Promise<{ start(state?: ConsentState): void }> | undefined} */
let gate;

/** Lets the gate see to what waits: also in a fragment that was fetched, whose own scripts do not run. */
async function openGate() {
  const address = path + '/gate.js';
  const tag = find(`script[src="${address}"], script[src^="${address}?"]`);
  const { start } = await (gate ??= import(tag?.getAttribute('src') ?? address));
  start(known || !tag ? await state() : undefined);
}

const arrivals = new MutationObserver(records => {
  if (records.some(({ type, target, addedNodes }) => type === 'attributes' ? waits(target) : [...addedNodes].some(waits))) {
    openGate().catch(harmless);
  }
});

function isFramedByAnotherSite() {
  try {
    return !top?.location.href;
  } catch {
    return true;
  }
}

function start() {
  if (isFramedByAnotherSite()) {
    findBanner()?.remove();
    return;
  }

  Object.assign(window, { netHelpDeskConsent: { state, open, choose } });

  // On the way down and no further: what follows links and sends forms for the page would do it too.
  document.addEventListener('submit', event => {
    const form = event.target;
    const button = event.submitter;
    if (form instanceof HTMLFormElement && form.matches('[data-consent-form]')
      && button instanceof HTMLButtonElement && button.name === 'choice') {
      event.preventDefault();
      event.stopPropagation();
      if (!isSending) {
        isSending = true;
        submit(form, button).finally(() => isSending = false);
      }
    }
  }, true);

  document.addEventListener('click', event => {
    const opener = event.target instanceof Element && event.target.closest('[data-consent-open]');
    if (opener && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      open().catch(() => location.assign(opener instanceof HTMLAnchorElement ? opener.href : path));
    }
  }, true);

  document.addEventListener('focusin', event => {
    const came = event.relatedTarget;
    if (asking?.contains(/** @type {Node} */ (event.target)) && came instanceof Element
      && !asking.contains(came) && !dialog?.contains(came)) {
      before = came;
    }
  });

  if (channel) {
    channel.onmessage = event => apply(event.data);
  }

  addEventListener('pageshow', event => {
    if (event.persisted) {
      lookAgain().catch(harmless);
    }
  });
  document.addEventListener('prerenderingchange', () => lookAgain().catch(harmless));

  if (waits(root)) {
    openGate().catch(harmless);
  }
  arrivals.observe(document, { childList: true, subtree: true, attributeFilter: ['data-consent-category'] });
  bodies.observe(root, { childList: true });
  hideOld();
  look();
  goOn();
  const decided = find('[data-consent-decided]');
  if (!findBanner() && (!decided || isOld(decided))) {
    insert().catch(harmless);
    if (find('[data-consent-withdraw]')) {
      state().then(reflect).catch(harmless);
    }
  }
}

if (!('netHelpDeskConsent' in window)) {
  start();
}
