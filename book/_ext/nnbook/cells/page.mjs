// Cells tagged `exercise` or `runnable` become editors that run Python in the browser.
// Nothing is fetched before the first run. Without this script a cell is readable code.

import { cell } from "./cell.mjs";
import { python } from "./python.mjs";
import { asFile, hand, shelf } from "./work.mjs";

const { src, dataset } = document.currentScript;
const site = src.slice(0, src.lastIndexOf("/") + 1);
const index = new URL(dataset.index, src);
const config = { first: dataset.first, limit: Number(dataset.limit), protocol: location.protocol, host: index.host };
const cells = [];
const page = {
  config,
  fetched: false,
  run: python({
    worker: `${site}nnworks-python-worker.mjs`, library: `${site}nnworks.zip`, index: index.href,
    packages: dataset.packages.split(" ").filter(Boolean), limit: config.limit,
  }),
  above: (one) => cells.slice(0, cells.indexOf(one)).map(({ name, text }) => [name, text]),
  arrived() {
    page.fetched = true;
    for (const one of cells) one.rest();
  },
  file() {
    const title = document.querySelector("h1").firstChild.textContent.trim();
    hand(`${stem}.py`, asFile(title, config.first, cells));
  },
};
const stem = location.pathname.split("/").pop().replace(/\.html$/, "") || "page";

function main() {
  const found = document.querySelectorAll(".cell.tag_exercise, .cell.tag_runnable");
  found.forEach((node, number) => {
    const tag = [...node.classList].find((name) => name.startsWith("tag_check-"));
    const [chapter, name] = tag?.slice("tag_check-".length).split(/-(.+)/) ?? [stem, `cell_${number + 1}`];
    const one = cell({
      name, check: tag ? `${chapter}.${name}` : "",
      original: node.querySelector(".cell_input pre").textContent.trimEnd(),
      kept: shelf(`${chapter}:${name}`),
    }, page);
    cells.push(one);
    node.querySelector(".cell_input").replaceWith(one.node);
  });
}
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", main);
else main();
