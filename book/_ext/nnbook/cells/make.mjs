// One line that makes an element: make("p", { class: "x", onclick: f }, "words").

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

// Words with `code` in them, as nodes.
export function prose(text) {
  return text.split(/`([^`\n]+)`/).map((part, i) => (i % 2 ? make("code", {}, part) : part));
}
