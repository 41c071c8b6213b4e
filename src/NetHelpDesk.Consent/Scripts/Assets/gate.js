// @ts-check
// Starts what waits for consent in this page: when the visitor grants it, once, in document order.

import { focus, reload, stateNow } from './consent.js';

const prefix = 'data-consent-';
const waiting = `[${prefix}category]`;

/** Content that waits is text, which no browser looks through for what to fetch: of an attribute, or of a script. */
const content = `:is(template, script)[${prefix}html]${waiting}`;
const holderName = 'nhd-script';

/** What browsers take for JavaScript (WHATWG MIME Sniffing 4.6), and what else is a script to them. */
const javaScript = /^$|^((application|text)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))$/;
const otherScript = /^(module|importmap|speculationrules)$/;

/** @type {Record<string, boolean>} */
let granted = {};

/** The categories of what has run in this page, which nothing but a reload can stop. */
const started = new Set();
const queued = new WeakSet();
let turn = Promise.resolve();

const isGranted = categories => categories.split(' ').every(key => key === '' || granted[key] === true);
const categoriesOf = element => element.getAttribute(prefix + 'category') ?? '';

/** Sites that require Trusted Types allow this policy by its name. Nothing else can reach it. */
let policy;
function trusted(kind, value) {
  if (!('trustedTypes' in self)) {
    return value;
  }
  const same = text => text;
  policy ??= self.trustedTypes.createPolicy(
    'nethelpdesk-consent', { createHTML: same, createScript: same, createScriptURL: same });
  return policy[kind](value);
}

/** The type of a script as browsers read it. @param {Element} script @param {string} attribute where it stands */
function typeOf(script, attribute) {
  const language = script.getAttribute('language');
  return (script.getAttribute(attribute) ?? (language ? 'text/' + language : '')).trim().toLowerCase();
}

/** The document, and what stands in it apart from it: selectors find nothing in there. */
const roots = (root = document) => [
  root, ...[...root.querySelectorAll('*')].flatMap(element => element.shadowRoot ? roots(element.shadowRoot) : [])];
const all = selector => roots().flatMap(root => [...root.querySelectorAll(selector)]);

/** What is wrong with one element keeps no other from starting. */
function attempt(action, element) {
  try {
    return action(element);
  } catch (error) {
    element.removeAttribute(prefix + 'category');
    console.error(error);
  }
}

function set(element, name, value) {
  const kind = name === 'src' && element instanceof HTMLScriptElement ? 'createScriptURL'
    : name.startsWith('on') ? 'createScript'
    : null;
  element.setAttribute(name, kind ? trusted(kind, value) : value);
}

/**
 * Where the site works with nonces, a script that waits carries the page's nonce too. Otherwise markup that somebody
 * smuggled into the page would be started here, past the site's policy.
 */
const own = new URL('.', import.meta.url).href;
const nonces = [...document.scripts].filter(script => script.src.startsWith(own)).map(script => script.nonce);
const mayStart = element => nonces.every(nonce => nonce === element.nonce);

function load(element) {
  started.add(categoriesOf(element));
  element.removeAttribute(prefix + 'category');
  for (const { name, value } of [...element.attributes]) {
    if (name.startsWith(prefix)) {
      element.removeAttribute(name);
      set(element, name.slice(prefix.length), value);
    }
  }
  if (element.localName === 'source' && element.parentElement instanceof HTMLMediaElement) {
    element.parentElement.load();
  }
}

/** Reads content that waits, in a document in which nothing loads. */
function parse(place) {
  const html = place.localName === 'script'
    ? place.textContent.replace(/<\\(?=\/script)/gi, '<')
    : place.getAttribute(prefix + 'html');
  const isDrawing = place.namespaceURI !== document.documentElement.namespaceURI;
  const template = document.createElement('template');
  template.innerHTML = trusted('createHTML', isDrawing ? `<svg>${html}</svg>` : html);
  const parsed = template.content;
  if (isDrawing) {
    parsed.replaceChildren(...parsed.firstChild.childNodes);
  }

  // Its document has no scripts, this one has.
  parsed.querySelectorAll('noscript').forEach(element => element.remove());
  return document.importNode(parsed, true);
}

/**
 * A script out of parsed content never runs, and where Trusted Types are required, a copy of one may not even stand in
 * the page. Another element holds its place until it is its turn.
 */
function hold(script, nonce) {
  const type = typeOf(script, 'type');
  const waits = script.hasAttribute(prefix + 'category');
  if (script.matches(content)) {
    script.nonce ||= nonce;
    return;
  }
  if (!waits && !otherScript.test(type) && !javaScript.test(type)) {
    return;
  }
  const holder = document.createElement(holderName);
  for (const attribute of script.attributes) {
    const { name, value } = attribute;
    if (name !== 'type' && name !== 'src' && !name.startsWith('on')) {
      // Parsers take names that cannot be set.
      holder.setAttributeNode(attribute.cloneNode());
    } else if (!waits || name !== 'type') {
      holder.setAttribute(prefix + name, value);
    }
  }
  holder.hidden = true;
  holder.nonce = script.nonce || nonce;
  holder.textContent = script.textContent;
  if (!waits) {
    holder.setAttribute(prefix + 'category', '');
  }
  script.replaceWith(holder);
}

/** In a table, what does not belong there has been put in front of it by the parser, and with it the placeholder. */
function removeFromFront(place) {
  const table = /^(table|t(head|body|foot|r))$/.test(place.parentElement?.localName) ? place.closest('table') : null;
  for (let last = table?.previousElementSibling; last?.matches(`[${prefix}placeholder], link`); last = last.previousElementSibling) {
    if (last.querySelector(`[${prefix}allow]`)?.getAttribute(prefix + 'allow') === categoriesOf(place)) {
      last.remove();
      return;
    }
  }
}

function open(place) {
  let hadFocus = false;
  removeFromFront(place);
  for (let next = place.nextSibling; next; next = place.nextSibling) {
    hadFocus ||= next.contains(document.activeElement);
    next.remove();
    if (next instanceof Element && next.hasAttribute(prefix + 'end')) {
      break;
    }
  }
  started.add(categoriesOf(place));
  const parsed = parse(place);
  for (const script of parsed.querySelectorAll('script')) {
    hold(script, place.nonce);
  }
  const first = parsed.firstElementChild;
  place.replaceWith(parsed);
  if (hadFocus) {
    // It was on the placeholder, in whose place this stands now.
    focus(first);
  }
}

/** A script runs only as a new element; this one takes the old one's place, so that it finds itself there. */
function insert(old) {
  const script = document.createElement('script');
  for (const attribute of old.attributes) {
    const { name, value } = attribute;
    if (name.startsWith(prefix) && name !== prefix + 'category') {
      set(script, name.slice(prefix.length), value);
    } else if (!['type', 'nonce', 'hidden', prefix + 'category'].includes(name)) {
      script.setAttributeNode(attribute.cloneNode());
    }
  }
  script.async = old.hasAttribute('async');
  script.nonce = old.nonce;
  const type = typeOf(script, 'type');
  const isExternal = script.hasAttribute('src');
  if (!isExternal) {
    script.text = trusted('createScript', old.textContent);
  }
  started.add(categoriesOf(old));
  const ended = new Promise(resolve => {
    for (const event of ['load', 'error']) {
      script.addEventListener(event, resolve, { once: true });
    }
  });

  // In a page that has loaded, document.write would replace the whole page.
  document.write = document.writeln = () => console.warn('document.write is not available to scripts that waited for consent.');
  old.replaceWith(script);
  delete document.write;
  delete document.writeln;
  const isModule = type === 'module';
  if (isExternal) {
    // Nothing tells of what the browser does not run.
    return isModule || (javaScript.test(type) && !script.noModule) ? ended : Promise.resolve();
  }
  // No event tells that a module without an address has run; it does in a task of its own.
  return isModule ? new Promise(resolve => setTimeout(resolve)) : Promise.resolve();
}

/** As a parser does it: scripts that block one after the other, then modules and deferred ones in order. */
async function run(scripts) {
  const loading = [];
  const last = [];
  for (const old of scripts) {
    const isModule = typeOf(old, prefix + 'type') === 'module';
    const isExternal = old.hasAttribute(prefix + 'src');
    if (old.hasAttribute('async') && (isExternal || isModule)) {
      begin(old);
    } else if (isModule || (isExternal && old.hasAttribute('defer'))) {
      last.push(old);
    } else if (isExternal) {
      loading.push(begin(old));
    } else {
      await Promise.all(loading.splice(0));
      await begin(old);
    }
  }
  await Promise.all(loading.splice(0));
  for (const old of last) {
    // Those with an address keep their order among themselves; browsers differ in when they run one without.
    if (!old.hasAttribute(prefix + 'src')) {
      await Promise.all(loading.splice(0));
      await bring(old);
      await begin(old);
    } else {
      loading.push(begin(old));
    }
  }
  await Promise.all(loading);
}

/** What a module without an address imports, in its turn: else Firefox runs the module whenever that has arrived. */
async function bring(old) {
  const text = old.textContent.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  for (const [, name] of text.matchAll(/(?:^|[;}])\s*import\s*(?:[\w$*{][^'"();]*?\bfrom\s*)?["']([^"'\n]+)["']/gm)) {
    if (mayBegin(old)) {
      // What is wrong with it, the module itself will say.
      await import(/^\.{0,2}\//.test(name) ? new URL(name, document.baseURI).href : name).catch(() => {});
    }
  }
}

const mayBegin = old => old.isConnected && isGranted(categoriesOf(old));

function begin(old) {
  if (!mayBegin(old)) {
    queued.delete(old);
    return;
  }
  return attempt(insert, old);
}

/** @param {{ categories: Record<string, boolean> }} [state] what the visitor granted, where that is known */
export function start(state) {
  granted = state?.categories ?? granted;
  const ready = selector => all(selector).filter(element => isGranted(categoriesOf(element)));
  for (let places; (places = ready(content).filter(mayStart)).length > 0;) {
    places.forEach(place => attempt(open, place));
  }
  ready(`${waiting}:not(script, template, ${holderName})`).forEach(element => attempt(load, element));
  const scripts = ready(`:is(script, ${holderName})${waiting}:not(${content})`)
    .filter(script => !queued.has(script) && mayStart(script));
  scripts.forEach(script => queued.add(script));
  turn = turn.then(() => run(scripts));
}

const marked = name => all(`[${prefix}${name}]`).map(element => element.getAttribute(prefix + name));

/** Not again for what the page brought: a service worker may have given it the same page again. */
const mayReload = isFirst => !isFirst || performance.getEntriesByType('navigation')[0]?.type !== 'reload';

function follow(state, isFirst = false) {
  granted = state.categories;
  seen = seen && stateNow(seen);

  // What has run cannot be un-run, and the policy of a page that has loaded cannot be loosened.
  const isWithdrawn = [...started, ...marked('granted')].some(categories => !isGranted(categories));
  const needsPolicy = [...marked('reload'), ...marked('closed')].some(isGranted);
  if ((isWithdrawn || needsPolicy) && mayReload(isFirst)) {
    reload();
  } else {
    start();
  }
}

document.addEventListener('consentchange', event => follow(event.detail));

// On the way down and no further, as in the script of the banner.
document.addEventListener('click', async event => {
  const target = event.composedPath()[0];
  const link = target instanceof Element && target.closest(`a[${prefix}allow]`);
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || !window.netHelpDeskConsent) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  try {
    // What is not named stays as it is.
    await window.netHelpDeskConsent.choose(
      'grant', link.getAttribute(prefix + 'allow').split(' '), new Map([['version', link.getAttribute(prefix + 'version')]]));
  } catch {
    // The page of choices says more than a script can.
    location.assign(link.href);
  }
}, true);

/** For which states parts of this page were made. */
const states = all(`[${prefix}state], script[data-state]`)
  .map(element => element.getAttribute(prefix + 'state') ?? element.getAttribute('data-state'));

/** @type {string | undefined} The consent cookie as it was when this page last followed it. */
let seen = states[0] && stateNow(states[0]);

/** Whether the consent cookie, whatever its name, grants these now. */
function mayBeGranted(categories) {
  try {
    return document.cookie.split('; ').some(pair =>
      pair.includes('=v=1&policy=') && categories.split(' ').every(key => (pair + '&').includes(`&${key}=yes&`)));
  } catch {
    // The browser keeps cookies from this page.
    return false;
  }
}

// What runs in a page that comes back, or was made in advance, was granted at that time.
function lookAgain() {
  if (seen && stateNow(seen) !== seen && [...started, ...marked('granted')].some(categories => categories && !mayBeGranted(categories))) {
    reload();
  }
}

addEventListener('pageshow', event => event.persisted && lookAgain());
document.addEventListener('prerenderingchange', lookAgain);

// What stands in the place of a closed part is not in the page. Before a circuit can fill it as it was.
if (all(`[${prefix}replaced][${prefix}closed]`).length > 0 && mayReload(true)) {
  location.reload();
}

// A page that is the same for everybody does not say what its visitor granted, and one that the browser kept, or made
// in advance, may say what is over.
if (document.querySelector(`script[${prefix}ask]`)
  || states.some(made => stateNow(made) !== made)
  || marked('category', '*').some(categories => categories && mayBeGranted(categories))) {
  window.netHelpDeskConsent?.state().then(state => {
    document.dispatchEvent(new CustomEvent('consentstate', { detail: state }));
    follow(state, true);
  }).catch(() => {});
}
