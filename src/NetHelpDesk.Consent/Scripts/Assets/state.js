// What the visitor granted, as the server said it in this script's own attributes, and as it changes in this page.
const own = document.currentScript;
const read = name => own.getAttribute(name)?.split(' ').filter(Boolean) ?? [];
const enforcement = own.getAttribute('data-enforcement') ?? rules.enforcement;
let granted = new Set([...rules.exempt, ...read('data-granted')]);
let refused = new Set(read('data-refused'));

// A page that is the same for everybody does not say it; then nothing is granted until the answer is there.
let isKnown = own.hasAttribute('data-granted');
const watchers = [];
const watch = changed => watchers.push(changed);

function follow({ detail: { decided, categories } }) {
  const before = granted;
  granted = new Set(Object.keys(categories).filter(key => categories[key]));
  refused = new Set(Object.keys(categories).filter(key => !categories[key] && (decided || refused.has(key) || before.has(key))));
  isKnown = true;
  watchers.forEach(changed => changed());
}

document.addEventListener('consentstate', follow);
document.addEventListener('consentchange', follow);
