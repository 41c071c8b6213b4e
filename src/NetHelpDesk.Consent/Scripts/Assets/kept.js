// Stands before each part of a page that is open by consent. A browser may have kept the page, or made it in advance,
// and the visitor may have decided otherwise since: then the part is not even parsed.
const own = document.currentScript;
const made = own.getAttribute('data-consent-state');
const keys = own.getAttribute('data-consent-kept').split(' ');

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
  // Up to the mark behind the part, everything is text that is not shown.
  const text = '<noframes>';
  try {
    const policy = self.trustedTypes && (document[Symbol.for('nethelpdesk-consent')] ??=
      self.trustedTypes.createPolicy('nethelpdesk-consent', { createHTML: () => text }));
    document.write(policy ? policy.createHTML(text) : text);
  } catch {
    // Where nothing can be written, as in XML, nothing more of the page comes.
    window.stop();
  }
}
