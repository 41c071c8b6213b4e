// @ts-check
// Starts what waits for consent in this page: when the visitor grants it, once, in document order.

import './consent.js';

const prefix = 'data-consent-';
const waiting = `[${prefix}category]`;
const holderName = 'nhd-script';
const javaScript = /^$|(java|ecma|j|live)script/i;

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
    'nethelpdesk-consent', { createScript: same, createScriptURL: same });
  return policy[kind](value);
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
const nonces = [...document.scripts].filter(script => script.src === import.meta.url).map(script => script.nonce);
const mayStart = element => nonces.every(nonce => nonce === element.nonce);

/** Puts the focus that was on a placeholder on what stands in its place now. */
function focus(element) {
  if (element instanceof HTMLElement) {
    if (element.tabIndex < 0) {
      element.tabIndex = -1;
    }
    element.focus({ preventScroll: true });
  }
}

function load(element) {
  started.add(categoriesOf(element));
  element.removeAttribute(prefix + 'category');
  for (const { name, value } of [...element.attributes]) {
    if (name.startsWith(prefix)) {
      element.removeAttribute(name);
      set(element, name.slice(prefix.length), value);
    }
  }
}

/**
 * A script out of a template would run at once, in whatever order it arrives; and where Trusted Types are required, a
 * copy of one may not even stand in the page. Another element holds its place until it is its turn.
 */
function hold(script, nonce) {
  const type = script.getAttribute('type') ?? '';
  const waits = script.hasAttribute(prefix + 'category');
  if (!waits && type.toLowerCase() !== 'module' && !javaScript.test(type)) {
    return;
  }
  const holder = document.createElement(holderName);
  for (const { name, value } of script.attributes) {
    const isActive = name === 'type' || name === 'src' || name.startsWith('on');
    if (!waits || name !== 'type') {
      holder.setAttribute(isActive ? prefix + name : name, value);
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

function open(template) {
  let hadFocus = false;
  for (let next = template.nextSibling; next; next = template.nextSibling) {
    hadFocus ||= next.contains(document.activeElement);
    next.remove();
    if (next instanceof HTMLTemplateElement && next.hasAttribute(prefix + 'end')) {
      break;
    }
  }
  started.add(categoriesOf(template));
  const content = document.importNode(template.content, true);
  for (const script of content.querySelectorAll('script')) {
    hold(script, template.nonce);
  }
  const first = content.firstElementChild;
  template.replaceWith(content);
  if (hadFocus) {
    focus(first);
  }
}

/** A script runs only as a new element; this one takes the old one's place, so that it finds itself there. */
function insert(old) {
  const script = document.createElement('script');
  for (const { name, value } of old.attributes) {
    const restored = name.startsWith(prefix) ? name.slice(prefix.length) : name;
    if (!['type', 'nonce', 'hidden', prefix + 'category'].includes(name)) {
      set(script, restored, value);
    }
  }
  script.async = old.hasAttribute('async');
  script.nonce = old.nonce;
  const type = script.getAttribute('type') ?? '';
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
  return type.toLowerCase() === 'module' || (isExternal && javaScript.test(type)) ? ended : Promise.resolve();
}

/** As a parser does it: scripts that block one after the other, then modules and deferred ones in order. */
async function run(scripts) {
  const loading = [];
  const last = [];
  for (const old of scripts) {
    const isModule = old.getAttribute(prefix + 'type')?.toLowerCase() === 'module';
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
  await Promise.all(loading);
  await Promise.all(last.map(begin));
}

function begin(old) {
  if (!old.isConnected || !isGranted(categoriesOf(old))) {
    queued.delete(old);
    return;
  }
  return insert(old);
}

function start() {
  const ready = selector => [...document.querySelectorAll(selector)].filter(element => isGranted(categoriesOf(element)));
  for (let templates; (templates = ready('template' + waiting).filter(mayStart)).length > 0;) {
    templates.forEach(open);
  }
  ready(`${waiting}:not(script, template, ${holderName})`).forEach(load);
  const scripts = ready(`:is(script, ${holderName})${waiting}`).filter(script => !queued.has(script) && mayStart(script));
  scripts.forEach(script => queued.add(script));
  turn = turn.then(() => run(scripts));
}

const marked = name => [...document.querySelectorAll(`script[${prefix}${name}]`)].map(script => script.getAttribute(prefix + name));

function follow(state) {
  granted = state.categories;

  // What has run cannot be un-run, and the policy of a page that has loaded cannot be loosened.
  const isWithdrawn = [...started, ...marked('granted')].some(categories => !isGranted(categories));
  const needsPolicy = marked('reload').some(isGranted);
  if (isWithdrawn || needsPolicy) {
    location.reload();
  } else {
    start();
  }
}

document.addEventListener('consentchange', event => follow(event.detail));

document.addEventListener('submit', async event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches(`[${prefix}allow]`)) {
    return;
  }
  event.preventDefault();
  const data = new FormData(form);
  try {
    // What is not named stays as it is.
    await window.netHelpDeskConsent.choose('grant', data.getAll('category'), data);
  } catch {
    // The plain form says more than a script can.
    form.submit();
  }
});

// A page that is the same for everybody does not say what its visitor granted.
if (document.querySelector(`script[${prefix}ask]`)) {
  window.netHelpDeskConsent?.state().then(state => {
    document.dispatchEvent(new CustomEvent('consentstate', { detail: state }));
    follow(state);
  }).catch(() => {});
}
