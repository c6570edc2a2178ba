// Elements, made so that words of articles are text and never markup.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element; attributes that begin with "on" are listeners, null and false ones are left out. */
export function h(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** Make an element of a drawing. */
export function s(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A control with its name before it. */
export function labelled(words, control) {
  return h("label", { class: "field" }, h("span", {}, words), control);
}

/** A list to choose from; choices are pairs of value and words. */
export function select(choices, value, onchange, attributes = {}) {
  const made = h("select", { ...attributes, onchange: () => onchange(made.value) });
  made.append(...choices.map(([each, words]) => h("option", { value: each, selected: String(each) === String(value) }, words)));
  return made;
}

/** A button that asks for more: while it is being answered it cannot be pressed again. */
export function moreButton(step) {
  const button = h("button", { type: "button", class: "more", hidden: true, onclick: () => button.press() });
  button.press = async () => {
    button.disabled = true;
    await step();
    button.disabled = false;
  };
  return button;
}

/** Hand a file to the reader. */
export function download(name, blob) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
