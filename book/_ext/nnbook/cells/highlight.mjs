// Python in colours: pieces [class, text] with the class names of the book's other cells
// (Pygments). The texts together are the source, so a wrong guess costs a colour only.

const words = (text) => new Set(text.split(" "));
const KEYWORDS = words("as assert async await break class continue def del elif else except finally for from global if import lambda nonlocal pass raise return try while with yield");
const OPERATORS = words("and in is not or");
const CONSTANTS = words("False None True");
const BUILTINS = words("abs all any bool dict enumerate float int len list map max min pow print range reversed round set sorted str sum tuple type zip");
const TOKEN = new RegExp(
  [
    /(?<comment>#[^\n]*)/,
    /(?<string>\b[rbfuRBFU]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)/,
    /(?<number>\b(?:0[xob][\da-f_]+|\d[\d_]*(?:\.[\d_]*)?(?:e[+-]?\d+)?|\.\d+)\b)/,
    /(?<word>[A-Za-z_]\w*)/,
    /(?<operator>[-+*/%@=<>!&|^~]+)/,
  ].map((r) => r.source).join("|"), "gi");

export function pieces(source) {
  const found = [];
  let last = 0, before = "";
  for (const match of source.matchAll(TOKEN)) {
    if (match.index > last) found.push(["", source.slice(last, match.index)]);
    found.push([kind(match.groups, before), match[0]]);
    if (match.groups.word) before = match[0];
    last = match.index + match[0].length;
  }
  if (last < source.length) found.push(["", source.slice(last)]);
  return found;
}

function kind({ comment, string, number, word, operator }, before) {
  if (comment) return "c1";
  if (string) return "s2";
  if (number) return "mi";
  if (operator) return "o";
  if (before === "def" || before === "class") return "nf";
  if (OPERATORS.has(word)) return "ow";
  if (KEYWORDS.has(word)) return "k";
  if (CONSTANTS.has(word)) return "kc";
  if (/(Error|Exception)$/.test(word)) return "ne";
  return BUILTINS.has(word) ? "nb" : "n";
}
