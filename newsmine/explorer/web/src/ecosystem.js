// The view of the network: the picture with what chooses, colours and filters it.

import { communityColour } from "./colours.js";
import { h, labelled, select } from "./dom.js";
import { Network } from "./network.js";
import { chip } from "./panel.js";
import { number, say } from "./words.js";

const FOUND = 12;

/** The view of the network; the picture is made once the view is on the page. */
export function ecosystem(app) {
  const room = h("div", { class: "picture", tabindex: 0, role: "application", "aria-label": say("canvas") });
  const view = h("div", { class: "ecosystem" }, h("div", { class: "controls" }, ...choices(app), ...buttons(app)), legend(app), room);
  return { view, begin: () => begin(app, room) };
}

function begin(app, room) {
  try {
    app.picture = new Network(room, app);
  } catch (error) {
    console.warn(`newsmine: ${error.message}`);
    room.replaceWith(h("div", { class: "picture list" }, h("p", { class: "note" }, say("noWebgl")), list(app)));
  }
}

function list(app) {
  const { name } = app.source.network.nodes;
  return h("ul", { class: "names" }, ...name.slice(0, 200).map((words, i) => h("li", {}, h("button", { type: "button", onclick: () => app.chooseNode(i, { focus: true }) }, words))));
}

function choices(app) {
  const { state, source } = app;
  const { nodes } = source.network;
  const sizes = ["mentions", "articles", "degree", "strength", "pagerank", "betweenness"].filter((name) => nodes[name]);
  const most = source.network.edges.count.reduce((a, b) => Math.max(a, b), 1);
  return [
    finder(app),
    labelled(say("colour"), select([["kind", say("kind")], ["community", say("community")]], state.get("colour"), (colour) => state.set({ colour }), { id: "colour" })),
    labelled(say("size"), select(sizes.map((name) => [name, say(name === "articles" ? "articlesSize" : name)]), state.get("size"), (size) => state.set({ size }), { id: "size" })),
    slider("least", say("least"), { min: 1, max: Math.min(most, 50), value: state.get("least") }, (value) => state.set({ least: value })),
    weights(app),
  ];
}

/** A slider with its value beside its name. */
function slider(id, words, range, take) {
  const told = h("output", {}, range.value);
  const input = h("input", { type: "range", id, ...range });
  input.addEventListener("input", () => {
    told.textContent = input.value;
    take(Number(input.value));
  });
  return h("label", { class: "field" }, h("span", {}, words, " ", told), input);
}

/** The slider of the ties' weight; where the weight is the count, there is one already. */
function weights(app) {
  const { weight, count } = app.source.network.edges;
  const [least, most] = weight.reduce(([low, high], each) => [Math.min(low, each), Math.max(high, each)], [Infinity, -Infinity]);
  if (!(least < most) || weight.every((each, i) => each === count[i])) return null;
  const [min, max] = [Math.floor(100 * least) / 100, Math.ceil(100 * most) / 100];
  const take = (value) => app.state.set({ lightest: value <= min ? null : value });
  return slider("lightest", say("lightest", app.weightName()), { min, max, step: 0.01, value: app.state.get("lightest") ?? min }, take);
}

/** A field whose suggestions are names of nodes: arrows go through them, Enter takes one. */
function finder(app) {
  const { name } = app.source.network.nodes;
  const low = name.map((each) => each.toLowerCase());
  const options = h("ul", { id: "found", role: "listbox", "aria-label": say("findNode"), hidden: true });
  const field = h("input", { type: "search", id: "find", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list" });
  let [found, at] = [[], -1];
  const close = () => {
    options.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const take = (i) => {
    close();
    field.value = name[i];
    app.chooseNode(i, { focus: true });
  };
  const point = () => {
    [...options.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) field.setAttribute("aria-activedescendant", `found-${at}`);
  };
  const draw = () => {
    const wanted = field.value.trim().normalize("NFC").toLowerCase();
    found = [];
    if (wanted) for (let i = 0; i < low.length && found.length < FOUND; i += 1) if (low[i].includes(wanted)) found.push(i);
    at = found.length ? 0 : -1;
    options.replaceChildren(...found.map((i, k) => h("li", { id: `found-${k}`, role: "option", "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); take(i); } }, name[i])));
    options.hidden = !found.length;
    field.setAttribute("aria-expanded", String(found.length > 0));
    point();
  };
  field.addEventListener("input", draw);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = found.length ? (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length : -1;
      point();
    } else if (event.key === "Enter" && at >= 0) take(found[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  return h("div", { class: "finder" }, labelled(say("findNode"), field), options);
}

function buttons(app) {
  const camera = () => app.picture?.sigma.getCamera();
  const button = (key, act) => h("button", { type: "button", onclick: act }, say(key));
  return [
    button("zoomIn", () => camera()?.animatedZoom({ duration: 150 })),
    button("zoomOut", () => camera()?.animatedUnzoom({ duration: 150 })),
    button("fit", () => camera()?.animatedReset({ duration: 150 })),
    button("picture", () => app.picture?.save()),
  ];
}

/** The kinds with their numbers, each to switch off and on; or the communities by their colours. */
function legend(app) {
  const { state, source } = app;
  const { nodes } = source.network;
  const room = h("div", { class: "legend", role: "group", "aria-label": say("kinds") });
  const counts = nodes.kinds.map(() => 0);
  nodes.label.forEach((kind) => (counts[kind] += 1));
  const draw = () => {
    const off = state.get("off");
    const kinds = nodes.kinds.map((_, kind) => {
      const box = h("input", {
        type: "checkbox",
        checked: !off.has(kind),
        onchange: () => {
          const next = new Set(state.get("off"));
          if (box.checked) next.delete(kind);
          else next.add(kind);
          state.set({ off: next });
        },
      });
      return h("label", {}, box, chip(app.look(kind)), " ", number(counts[kind]));
    });
    room.replaceChildren(...kinds, ...(state.get("colour") === "community" ? communities(nodes) : []));
  };
  state.on(["colour"], draw);
  draw();
  return room;
}

function communities(nodes) {
  const first = new Map();
  nodes.community.forEach((community, i) => first.set(community, [...(first.get(community) ?? []), ...((first.get(community)?.length ?? 0) < 2 ? [nodes.name[i]] : [])]));
  return [1, 2, 3, 4, 5, 6, 7].filter((community) => first.has(community)).map((community) => {
    const dot = h("span", { class: "dot" });
    dot.style.background = communityColour(community);
    return h("span", { class: "community" }, dot, first.get(community).join(", "));
  });
}
