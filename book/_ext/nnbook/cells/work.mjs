// The reader's work: kept in this browser, handed out as a file.

// Kept under a name of its own for each task; a private window without storage forgets.
export function shelf(name) {
  const key = `nnworks:page:${name}`;
  const quietly = (act) => { try { return act(); } catch { return null; } };
  return {
    read: () => quietly(() => localStorage.getItem(key)),
    write: (text) => quietly(() => { localStorage.setItem(key, text); return true; }) === true,
    clear: () => quietly(() => localStorage.removeItem(key)),
  };
}

// All cells of a page as one Python file; "# %%" begins a cell in many editors.
export function asFile(title, first, cells) {
  const parts = cells.map(({ name, text }) => `# %% ${name}\n${text.trimEnd()}\n`);
  return [`# ${title}: your answers\n${first ? `${first}\n` : ""}`, ...parts].join("\n\n");
}

export function hand(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
