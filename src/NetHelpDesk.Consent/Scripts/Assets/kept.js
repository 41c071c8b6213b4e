// Stands before each part of a page that is open by consent. A browser may have kept the page, or made it in advance,
// and the visitor may have decided otherwise since: then the part is not even parsed.
const own = document.currentScript ?? lastOf(document);
const made = own.getAttribute('data-consent-state');
const keys = own.getAttribute('data-consent-kept').split(' ');

// In a shadow tree no script is told which one it is: the only one in such a tree that has not run yet.
function lastOf(root) {
  for (const element of root.querySelectorAll('*')) {
    const found = element.shadowRoot ? lastOf(element.shadowRoot)
      : root !== document && element.matches('script[data-consent-kept]') && !element.hasRun ? element
      : null;
    if (found) {
      return found;
    }
  }
}
own.hasRun = true;

// What concerns these categories.
const about = state => state.split(/[& ]/).filter(part => {
  const [, key] = /^([a-z0-9-]+)=(?:yes|no)$/.exec(part) ?? [];
  return key === undefined || keys.includes(key);
}).join('&');

if (about(stateNow(made)) !== about(made)) {
  own.setAttribute('data-consent-closed', keys.join(' '));
  const gate = own.previousElementSibling;
  if (gate?.getAttribute('src')?.includes('/gate.js')) {
    gate.removeAttribute('data-consent-granted');
  }
  // Up to the mark behind the part, everything is text that is not shown; in a drawing only what XML calls so is. One
  // for each depth: a part within this one has its own.
  const texts = ['<noframes>', '<noembed>', '<xmp hidden>', '<![CDATA['];
  const at = own instanceof HTMLElement ? +own.getAttribute('data-consent-depth') : 3;
  try {
    const policy = self.trustedTypes && (document[Symbol.for('nethelpdesk-consent')] ??=
      self.trustedTypes.createPolicy('nethelpdesk-consent', { createHTML: text => texts[text] }));
    document.write(policy ? policy.createHTML(at) : texts[at]);
  } catch {
    // Where nothing can be written, as in XML, nothing more of the page comes.
    window.stop();
  }
}
