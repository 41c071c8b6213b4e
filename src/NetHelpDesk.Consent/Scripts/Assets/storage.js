// Clears what the visitor refused of the storage that the site declares.
const areas = { LocalStorage: () => localStorage, SessionStorage: () => sessionStorage };

function clear() {
  if (!isKnown) {
    return;
  }
  for (const [kind, pattern, category] of rules.storage) {
    if (!refused.has(category)) {
      continue;
    }
    const name = new RegExp('^' + pattern.replace(/[.+?^${}()|[\]\\\/-]/g, '\\$&').replace(/\*/g, '.*').replace(/#/g, '[0-9]+') + '$', 's');
    try {
      const area = areas[kind]();
      Object.keys(area).filter(key => name.test(key)).forEach(key => area.removeItem(key));
    } catch {
      // The browser has none, or keeps it from this page.
    }
  }
}

watch(clear);
clear();
