// One Python for the page, in a worker of its own. It starts at the first run, and is ended
// and started anew when a run takes too long: nothing else ends a loop that does not.

export class Unavailable extends Error {}

// Gives run(request, { tell, print, signal }), a promise of { result } or of { stopped:
// "limit", "reader" or "crash" }. On the way it calls tell("waiting", "fetching" or
// "running") and print(text). It rejects as Unavailable where Python cannot be had.
export function python({ worker: address, limit, ...source }) {
  let worker = null, ready = null, queue = Promise.resolve();

  function end() {
    worker?.terminate();
    worker = ready = null;
  }
  function start() {
    ready = new Promise((resolve, reject) => {
      worker = new Worker(address, { type: "module" });
      worker.onmessage = ({ data }) => (data.kind === "ready" ? resolve() : reject(new Unavailable(data.text)));
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Unavailable(event.message ?? "the worker did not start"));
      };
      worker.postMessage({ kind: "start", ...source });
    });
    ready.catch(end);
  }
  const stopped = (signal) => new Promise((_, reject) => {
    if (signal.aborted) reject(signal);
    signal.addEventListener("abort", () => reject(signal), { once: true });
  });
  function work(request, print, signal) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ stopped: "limit" }), limit * 1000);
      signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
      worker.onmessage = ({ data }) => {
        if (data.kind === "print") return print(data.text);
        clearTimeout(timer);
        resolve(data.kind === "done" ? { result: data.result } : { stopped: "crash" });
      };
      worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(timer);
        resolve({ stopped: "crash" });
      };
      worker.postMessage({ kind: "run", request });
    });
  }
  async function one(request, { tell, print, signal }) {
    const stop = stopped(signal);
    try {
      if (!ready) {
        tell("fetching");
        start();
      }
      await Promise.race([ready, stop]);
      tell("running");
      const answer = await Promise.race([work(request, print, signal), stop]);
      if (answer.stopped) end();
      return answer;
    } catch (error) {
      end();
      if (error === signal) return { stopped: "reader" };
      throw error;
    }
  }
  return (request, how) => {
    how.tell("waiting");
    const mine = queue.then(() => (how.signal.aborted ? { stopped: "reader" } : one(request, how)));
    queue = mine.catch(() => {});
    return mine;
  };
}
