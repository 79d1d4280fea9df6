// What a cell says that is not Python's: every sentence of the runner, in one place.

export const WAITING = {
  waiting: "Waiting for the other cell …",
  fetching: "Fetching Python …",
  running: "Running …",
};

export const PRICE = "The first run fetches 10 MB.";

export const how = (first) => [
  ["Check", "runs your function with many inputs. It says whether it is right, and if not, which mistake it is."],
  ["Run", "runs the cell, and shows what it prints and the value of its last line."],
  ["", `Each run starts afresh. It knows ${first ? "NumPy, as `np`, and " : ""}your answers to the tasks above, and nothing else of this page.`],
  ["", "All of it happens in your browser. Your text stays there, too; Download hands you all answers of this page as one file."],
  ["", "In the text, Ctrl and Enter check, and Tab indents. To leave by the keyboard, press Escape before Tab."],
];

export const stopped = (why, limit) => ({
  limit: `Stopped after ${limit} seconds. Is there a loop that never ends? The next run starts Python anew.`,
  reader: "Stopped. The next run starts Python anew.",
  crash: "Python came to a sudden end. Does a function call itself for ever? The next run starts it anew.",
})[why];

// Why there is no Python, and how to go on without.
export function unavailable(check, { protocol, host }) {
  const call = `check.page.${check}(${check.split(".")[1]})`;
  const other = check ? ` Or put your text into a notebook, and below it \`from nnworks import check\` and \`${call}\`.` : "";
  return protocol === "file:"
    ? `This page was opened as a file, and from there a browser starts no Python. Open it from a server: \`make serve\` is one.${other}`
    : `Python could not be fetched from ${host}. Your text is kept. Look at the network connection and try again.${other}`;
}
