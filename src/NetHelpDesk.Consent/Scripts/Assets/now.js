// The consent cookie as it is now, in the form in which a page says for which one it was made: without what differs
// between visitors in the same state, and with the privacy signal, which is as it was where the browser does not tell.
// As in the script of the banner.
function stateNow(made) {
  const name = made.slice(0, made.indexOf('=') + 1);
  try {
    const values = document.cookie.split('; ').filter(pair => pair.startsWith(name)).map(pair =>
      pair.slice(name.length).split('&').filter(part => !/^(at|id|unrecorded|sig)=/.test(part)).join('&'));
    return name + values.join() + (navigator.globalPrivacyControl ?? made.endsWith(' gpc') ? ' gpc' : '');
  } catch {
    // The browser keeps cookies from this page.
    return '';
  }
}
