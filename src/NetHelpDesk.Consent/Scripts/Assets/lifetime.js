// What a cookie says of its lifetime, by the rules of the server (LifetimeAttributes). What is permitted hangs on two
// things that all readers of cookies see alike: whether an attribute stands there at all, and what it says in the form
// that browsers write. Everything else is read as Chromium does, to make no life longer than it was.
const trim = text => text.replace(/^[ \t]+|[ \t]+$/g, '');
const plain = {
  'max-age': /^(?:0|-?[1-9][0-9]{0,9})$/,
  expires: /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*, )?[0-9]{1,2}([ -])[a-z]{3}\1(?:0001|1[7-9][0-9]{2}|[2-9][0-9]{3}|[7-9][0-9]) [0-9]{2}:[0-9]{2}:[0-9]{2} (?:GMT|UTC)$/i,
};
const secondsOf = {
  'max-age'(text) {
    const [all, sign, digits] = /^([+-]?)([0-9]+)/.exec(text) ?? [];
    const isRead = all !== undefined && (all.length === text.length || Number(digits) >= 2 ** 63);
    return isRead ? (sign === '-' ? 0 : Number(digits)) : undefined;
  },
  expires(text) {
    const date = readDate(text);
    return date === undefined ? undefined : (date - Date.now()) / 1000;
  },
};

/** The milliseconds of a date. A number has nothing behind its digits, and a year up to five. */
function readDate(text) {
  let time, day, month, year;
  for (const token of text.split(/[\t -\/;-@[-`{-~]/)) {
    if (!/^[0-9]/.test(token)) {
      const index = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(token)
        ? 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(token.slice(0, 3).toLowerCase()) / 3 : undefined;
      month = month ?? index;
    } else if (token.includes(':')) {
      const parts = token.split(':');
      const isTime = parts.length === 3 && parts.every(part => /^[0-9]+$/.test(part) && Number(part) < 2 ** 31);
      time = time ?? (isTime ? parts.map(Number) : undefined);
    } else if (/^[0-9]+$/.test(token)) {
      if (day === undefined && token.length <= 2) {
        day = Number(token);
      } else if (year === undefined && token.length <= 5) {
        year = Number(token);
      }
    }
  }
  if ([time, day, month, year].includes(undefined)) {
    return undefined;
  }
  year += year < 70 ? 2000 : year < 100 ? 1900 : 0;
  const date = new Date(Date.UTC(year, month, day, ...time));
  const isOnCalendar = day > 0 && date.getUTCDate() === day && time[0] < 24 && time[1] < 60 && time[2] < 60;
  return isOnCalendar ? date.getTime() : undefined;
}

/** The name and the value of an attribute that gives a lifetime. */
function readAttribute(text) {
  const at = text.indexOf('=');
  const name = trim(at < 0 ? text : text.slice(0, at)).toLowerCase();
  return name === 'max-age' || name === 'expires' ? [name, at < 0 ? '' : trim(text.slice(at + 1))] : undefined;
}

function lifetimeOf(attributes) {
  const found = attributes.map(readAttribute).filter(Boolean);
  const values = new Map(found.filter(([, value]) => new TextEncoder().encode(value).length <= 1024));
  const isDoubtful = values.size < found.length || found.some(([name, value]) => !plain[name].test(value));
  const read = name => values.has(name) ? secondsOf[name](values.get(name)) : undefined;

  /** Whether all that stands there says beyond doubt that the cookie lives no longer. */
  const isWithin = seconds => !isDoubtful && found.every(([name]) => read(name) <= seconds);
  return {
    isThere: found.length > 0,
    isDeletion: found.length > 0 && isWithin(0),
    isWithin,
    seconds: read('max-age') ?? read('expires'),
  };
}

/** The cookie without its lifetime, or with no longer one than allowed. What is forgotten anyway stays like that. */
function withLifetime([pair, ...attributes], seconds) {
  const bare = [pair, ...attributes.filter(attribute => !readAttribute(attribute))].join(';');
  return seconds === undefined ? bare : `${bare}; max-age=${Math.floor(Math.max(seconds, 0))}`;
}
