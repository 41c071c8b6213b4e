// The exports of the privacy officer's page, with how far they are. Without this script its links download all the same.

const area = document.querySelector("[data-consent-export-progress]");
const [bar, told, stop] = ["progress", "[role=status]", "button"].map(part => area.querySelector(part));
const number = new Intl.NumberFormat("en");

/** Pieces of a file leave the script's memory for the browser's store of files. */
const pieceSize = 4 * 1024 * 1024;
const newLine = 10;

let running;

function tell(text) {
  told.textContent = text;
}

/** Reads to the end, and tells how many records are there. */
async function read(body, onRecords) {
  const pieces = [];
  const reader = body.getReader();
  let chunks = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    let lines = 0;
    for (let at = value.indexOf(newLine); at >= 0; at = value.indexOf(newLine, at + 1)) {
      lines++;
    }

    chunks.push(value);
    size += value.length;
    if (size >= pieceSize) {
      pieces.push(new Blob(chunks));
      [chunks, size] = [[], 0];
    }

    onRecords(lines);
  }

  return new Blob([...pieces, ...chunks]);
}

function save(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function start(link) {
  running?.abort();
  const own = running = new AbortController();
  // The first line of a table names its columns.
  let count = link.dataset.consentExport === "csv" ? -1 : 0;
  let toldAt = 0;
  area.hidden = stop.hidden = false;
  bar.removeAttribute("value");
  tell("The export begins.");
  try {
    const response = await fetch(link.href, { signal: own.signal });
    if (!response.ok) {
      throw new Error(String(response.status));
    }

    const total = Number(response.headers.get("Consent-Records-Total"));
    const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition"))[1];
    bar.max = Math.max(total, 1);
    const file = await read(response.body, lines => {
      count += lines;
      bar.value = Math.max(count, 0);
      if (performance.now() - toldAt > 1000) {
        toldAt = performance.now();
        tell(`${number.format(Math.max(count, 0))} of ${number.format(total)} records`);
      }
    });
    bar.value = bar.max;
    save(file, name);
    tell(`${number.format(count)} records are exported.`);
  } catch (error) {
    if (running === own) {
      bar.value = 0;
      tell(error.name === "AbortError" ? "The export was stopped." : "The export broke off, and no file was saved. Please try again.");
    }
  } finally {
    if (running === own) {
      stop.hidden = true;
      running = undefined;
    }
  }
}

for (const link of document.querySelectorAll("a[data-consent-export]")) {
  link.addEventListener("click", event => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      start(link);
    }
  });
}

stop.addEventListener("click", () => running?.abort());
