// Tells third parties' scripts what the visitor granted, before any of them runs and whenever it changes.
const signals = rules.signals;
const isOn = signal => signals.categories[signal].every(key => granted.has(key));
const values = names => Object.fromEntries(names.map(([name, signal]) => [name, isOn(signal) ? 'granted' : 'denied']));
const same = (...names) => names.map(name => [name, name]);

if (signals.google) {
  const layer = window.dataLayer ??= [];
  const gtag = function () { layer.push(arguments); };
  const current = () => values(same(
    'ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage',
    'functionality_storage', 'personalization_storage', 'security_storage'));
  const regions = read('data-regions');
  gtag('consent', 'default', {
    ...current(),
    ...(isKnown ? {} : { wait_for_update: signals.google.wait }),
    ...(regions.length > 0 ? { region: regions } : {}),
  });
  if (signals.google.redact) {
    gtag('set', 'ads_data_redaction', true);
  }
  if (signals.google.passthrough) {
    gtag('set', 'url_passthrough', true);
  }
  watch(() => gtag('consent', 'update', current()));
}

if (signals.uet) {
  const current = () => values(same('ad_storage'));
  (window.uetq ??= []).push('consent', 'default', current());
  watch(() => (window.uetq ??= []).push('consent', 'update', current()));
}

if (signals.clarity) {
  window.clarity ??= function () { (window.clarity.q ??= []).push(arguments); };
  const tell = () => window.clarity('consentv2', values([['ad_Storage', 'ad_storage'], ['analytics_Storage', 'analytics_storage']]));
  if (isKnown) {
    tell();
  }
  watch(tell);
}

if (signals.meta) {
  const tell = () => window.fbq?.('consent', isOn('meta_pixel') ? 'grant' : 'revoke');

  // Meta's own snippet does nothing where fbq exists: so this waits for the queue that it makes, and is the first in it.
  if (window.fbq) {
    tell();
  } else {
    Object.defineProperty(window, 'fbq', {
      configurable: true,
      get: () => undefined,
      set(fbq) {
        Object.defineProperty(window, 'fbq', { configurable: true, enumerable: true, writable: true, value: fbq });
        Object.defineProperty(fbq, 'queue', {
          configurable: true,
          get: () => undefined,
          set(queue) {
            Object.defineProperty(fbq, 'queue', { configurable: true, enumerable: true, writable: true, value: queue });
            tell();
          },
        });
      },
    });
  }
  watch(tell);
}

if (signals.matomo) {
  const paq = () => window._paq ??= [];
  const [require, give, forget] = signals.matomo === 'Cookies'
    ? ['requireCookieConsent', 'setCookieConsentGiven', 'forgetCookieConsentGiven']
    : ['requireConsent', 'setConsentGiven', 'forgetConsentGiven'];
  paq().push([require]);
  if (isOn('matomo')) {
    paq().push([give]);
  }
  watch(() => paq().push([isOn('matomo') ? give : forget]));
}

if (signals.event) {
  const tell = () => (window.dataLayer ??= []).push({
    event: signals.event,
    consent: Object.fromEntries([...rules.exempt, ...rules.needConsent].map(key => [key, granted.has(key)])),
  });
  if (isKnown) {
    tell();
  }
  watch(tell);
}
