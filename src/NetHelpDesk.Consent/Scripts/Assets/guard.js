// Holds cookies that scripts write and read to the rules by which the server holds its own. No defence against a script
// that means to get round it; a site's policy (CSP) is.
const jar = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
const store = globalThis.CookieStore?.prototype;
const held = new Map();
const told = new Set();

const compile = ([pattern, category, cap]) => ({
  isExact: !/[*#]/.test(pattern),
  matches: new RegExp('^' + pattern.replace(/[.+?^${}()|[\]\\\/-]/g, '\\$&').replace(/\*/g, '.*').replace(/#/g, '[0-9]+') + '$', 's'),
  category,
  cap,
});
const [site, trackers, others] = [rules.guard.site, rules.guard.trackers, rules.guard.others].map(list => list.map(compile));

/** As on the server: an exact name first, then the most specific pattern; a chunk follows its parent. */
function find(list, name) {
  const parent = /^(.+)C[1-9][0-9]*$/s.exec(name)?.[1] ?? name;
  for (const isExact of [true, false]) {
    for (const candidate of [name, parent]) {
      const rule = list.find(rule => rule.isExact === isExact && rule.matches.test(candidate));
      if (rule) {
        return rule;
      }
    }
  }
}

// What is held already is hidden and expired only where the site declares it, or its name alone tells that it tracks.
const heldRuleOf = name => find(site, name) ?? find(trackers, name);
const ruleOf = name => heldRuleOf(name) ?? find(others, name);

function isAllowed(name) {
  const rule = ruleOf(name);
  if (rule) {
    return rule.category === '' || granted.has(rule.category);
  }
  return rules.guard.unknown === 'Allow'
    || (rules.guard.unknown === 'RequireAllConsent' && rules.needConsent.every(key => granted.has(key)));
}

/** Whether it is written. Where the page does not know its visitor yet, it is kept until it does. */
function admit(name, write) {
  if (enforcement === 'Off' || name === rules.consentCookie || isAllowed(name)) {
    return true;
  }
  if (!told.has(name)) {
    told.add(name);
    console.debug(`The cookie "${name}" of a script ${enforcement === 'Enforce' ? 'is' : 'would be'} withheld: no consent.`);
  }
  if (enforcement === 'Enforce' && !isKnown) {
    held.set(name, write);
  }
  return enforcement !== 'Enforce';
}

/** The name that comes back: of `=_ga=1`, which is stored without one, `_ga`. */
function nameOf(pair) {
  const before = text => text.includes('=') ? trim(text.slice(0, text.indexOf('='))) : '';
  return before(pair) || before(pair.slice(pair.indexOf('=') + 1));
}

/** The cookie as it may be written: without a lifetime in the session category, and with no longer one than allowed. */
function shape(text) {
  const pieces = text.split(';');
  const name = nameOf(pieces[0]);
  const lifetime = lifetimeOf(pieces.slice(1));
  if (lifetime.isDeletion) {
    return text;
  }
  if (!admit(name, () => { document.cookie = text; })) {
    return null;
  }
  const rule = enforcement === 'Enforce' ? ruleOf(name) : undefined;
  if (lifetime.isThere && rule?.category === 'session' && rules.guard.session !== 'Ignore') {
    return rules.guard.session === 'Withhold' ? null : withLifetime(pieces);
  }
  return rule?.cap === undefined || lifetime.isWithin(rule.cap) ? text
    : withLifetime(pieces, lifetime.seconds === undefined ? undefined : Math.min(lifetime.seconds, rule.cap));
}

const hides = name => rules.guard.hides && enforcement === 'Enforce' && name !== rules.consentCookie
  && heldRuleOf(name) !== undefined && !isAllowed(name);

if (jar && enforcement !== 'Off') {
  Object.defineProperty(Document.prototype, 'cookie', {
    ...jar,
    get() {
      return jar.get.call(this).split('; ').filter(pair => !hides(pair.split('=')[0])).join('; ');
    },
    set(text) {
      const shaped = shape(String(text));
      if (shaped !== null) {
        jar.set.call(this, shaped);
      }
    },
  });
}

if (store && enforcement !== 'Off') {
  const { set, get, getAll } = store;
  store.set = async function (first, value) {
    const options = typeof first === 'object' ? { ...first } : { name: String(first), value: String(value) };
    const name = trim(String(options.name));
    let until = options.expires == null ? undefined : Number(options.expires);
    if (options.maxAge != null) {
      // Older browsers do not know it, and would keep what it deletes.
      until = until ?? Date.now() + (Math.trunc(options.maxAge) || 0) * 1000;
      delete options.maxAge;
    }
    options.expires = until ?? null;
    if (until === undefined || !(until <= Date.now())) {
      if (!admit(name, () => this.set(options))) {
        return;
      }
      const rule = enforcement === 'Enforce' ? ruleOf(name) : undefined;
      if (until !== undefined && rule?.category === 'session' && rules.guard.session !== 'Ignore') {
        if (rules.guard.session === 'Withhold') {
          return;
        }
        options.expires = null;
      } else if (until > Date.now() + rule?.cap * 1000) {
        options.expires = Date.now() + rule.cap * 1000;
      }
    }
    return set.call(this, options);
  };
  store.get = async function (...query) {
    const cookie = await get.apply(this, query);
    return cookie && hides(cookie.name) ? null : cookie;
  };
  store.getAll = async function (...query) {
    return (await getAll.apply(this, query)).filter(cookie => !hides(cookie.name));
  };
}

/** Expires what was refused, wherever a script can have put it. Who has not decided loses nothing. */
function sweep() {
  const host = location.hostname.split('.');
  const parents = host.map((_, index) => host.slice(index).join('.')).filter(domain => domain.includes('.'));
  const domains = ['', ...(rules.guard.parents ? parents : parents.slice(0, 1))];
  const folders = location.pathname.split('/').map((_, index, all) => all.slice(0, index + 1).join('/'));
  const paths = new Set(['/', ...folders.slice(1), ...folders.slice(1).map(folder => folder + '/')]);
  let cookies;
  try {
    cookies = jar.get.call(document);
  } catch {
    // The browser keeps cookies from this page.
    return;
  }
  for (const pair of cookies.split('; ')) {
    const name = pair.includes('=') ? pair.split('=')[0] : '';
    const rule = heldRuleOf(name);
    if (rule && rule.category !== '' && refused.has(rule.category)) {
      for (const domain of domains) {
        for (const path of paths) {
          jar.set.call(document, `${name}=; max-age=0; path=${path}${domain && '; domain=' + domain}${location.protocol === 'https:' ? '; secure' : ''}`);
        }
      }
    }
  }
}

function settle() {
  if (jar && enforcement === 'Enforce' && isKnown) {
    for (const [name, write] of [...held]) {
      held.delete(name);
      write();
    }
    sweep();
  }
}

watch(settle);
settle();
