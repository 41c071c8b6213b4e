// What the visitor granted, as the server said it in this script's own attributes, and as it changes in this page.
const own = document.currentScript;
const made = own.getAttribute('data-state');

// A page that the browser kept, or made in advance, may be of another state than its visitor is in by now.
const isOld = made !== null && stateNow(made) !== made;
const read = name => isOld ? [] : own.getAttribute(name)?.split(' ').filter(Boolean) ?? [];
const enforcement = own.getAttribute('data-enforcement') ?? rules.enforcement;
let granted = new Set([...rules.exempt, ...read('data-granted')]);
let refused = new Set(read('data-refused'));

// A page that is the same for everybody does not say it; then nothing is granted until the answer is there.
let isKnown = !isOld && own.hasAttribute('data-granted');
let seen = stateNow(rules.consentCookie + '=');
const watchers = [];
const watch = changed => watchers.push(changed);

// What one of them lacks in a browser is not to take the others with it.
const tell = () => watchers.forEach(changed => {
  try {
    changed();
  } catch (error) {
    console.error(error);
  }
});

function follow({ detail: { decided, categories } }) {
  const before = granted;
  granted = new Set(Object.keys(categories).filter(key => categories[key]));
  refused = new Set(Object.keys(categories).filter(key => !categories[key] && (decided || refused.has(key) || before.has(key))));
  isKnown = true;
  seen = stateNow(seen);
  tell();
}

document.addEventListener('consentstate', follow);
document.addEventListener('consentchange', follow);

// The page comes back as it was, or is shown for the first time, perhaps after a choice elsewhere: nothing is granted
// until the answer is there.
function lookAgain() {
  if (stateNow(seen) !== seen) {
    granted = new Set(rules.exempt);
    isKnown = false;
    tell();
  }
}

globalThis.addEventListener?.('pageshow', event => event.persisted && lookAgain());
document.addEventListener('prerenderingchange', lookAgain);
