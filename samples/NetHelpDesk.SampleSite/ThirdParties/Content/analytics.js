// Plays Google Analytics: reads dataLayer, keeps the cookies of the real one, and reports page views to its own server.
(() => {
  const source = new URL(document.currentScript.src);
  const stream = source.searchParams.get('id').replace('G-', '');
  const started = Math.floor(Date.now() / 1000);
  let mayStore = true;

  function keep(name, value) {
    if (mayStore) {
      document.cookie = `${name}=${value}; path=/; max-age=63072000; samesite=lax`;
    }
  }

  function remember() {
    keep('_ga', /(?:^|; )_ga=([^;]+)/.exec(document.cookie)?.[1] ?? `GA1.1.${Math.floor(Math.random() * 1e9)}.${started}`);
    keep('_ga_' + stream, `GS1.1.${started}.1.1.${Math.floor(Date.now() / 1000)}.0.0.0`);
  }

  function obey([command, action, values]) {
    if (command === 'consent') {
      mayStore = (values.analytics_storage ?? (mayStore ? 'granted' : 'denied')) === 'granted';
    } else if (command === 'config') {
      remember();
      navigator.sendBeacon(new URL('collect', source), location.pathname);

      // As the real one does: once more when the page goes.
      addEventListener('pagehide', remember);
    }
  }

  const layer = window.dataLayer ??= [];
  const push = layer.push;
  layer.forEach(obey);
  layer.push = function (...entries) {
    push.apply(layer, entries);
    entries.forEach(obey);
  };
})();
