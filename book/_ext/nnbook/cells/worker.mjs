// Python in the browser (Pyodide), with the course's checks. Started by python.mjs.

let run = null;

async function start({ index, library, packages }) {
  const { loadPyodide } = await import(`${index}pyodide.mjs`);
  const python = await loadPyodide({ indexURL: index });
  const quiet = { messageCallback: () => {}, errorCallback: () => {} };
  if (packages.length) await python.loadPackage(packages, quiet);
  const missing = packages.find((name) => !(name in python.loadedPackages));
  if (missing) throw new Error(`${missing} did not arrive`);
  const checks = await fetch(library);
  if (!checks.ok) throw new Error(`the course's checks did not arrive (${checks.status})`);
  python.unpackArchive(await checks.arrayBuffer(), "zip", { extractDir: "/course" });
  python.runPython("import sys; sys.path.insert(0, '/course')");
  const { answer } = python.pyimport("nnworks.check.page._cell");
  const emit = (text) => postMessage({ kind: "print", text });
  run = (request) => JSON.parse(answer(JSON.stringify(request), emit));
}

onmessage = async ({ data }) => {
  try {
    if (data.kind === "start") {
      await start(data);
      postMessage({ kind: "ready" });
    } else {
      postMessage({ kind: "done", result: run(data.request) });
    }
  } catch (error) {
    postMessage({ kind: "failed", text: String(error?.message ?? error) });
  }
};
