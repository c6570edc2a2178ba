// What stands behind the name or the tie that is chosen.

import { h, moreButton } from "./dom.js";
import { block } from "./quotes.js";
import { FILTERS } from "./shown.js";
import { number, say } from "./words.js";

const NEIGHBOURS = 60;
const PAGE = 10;

/** The panel beside every view. */
export function panel(app) {
  const room = h("aside", { class: "panel", "aria-label": say("details") });
  const draw = () => {
    const { state } = app;
    if (state.get("edge") !== null) room.replaceChildren(...ofEdge(app, state.get("edge")));
    else if (state.get("node") !== null) room.replaceChildren(...ofNode(app, state.get("node")));
    else room.replaceChildren(h("p", { class: "note" }, say("choose")));
    room.classList.toggle("empty", state.get("edge") === null && state.get("node") === null);
  };
  app.state.on(["edge", ...FILTERS], draw);
  draw();
  return room;
}

/** Put the reader's place on the panel's heading, after a choice by keyboard. */
export function focusPanel() {
  document.querySelector(".panel h2")?.focus({ preventScroll: false });
}

function head(app, words, ...below) {
  const close = h("button", { type: "button", class: "close", "aria-label": say("close"), onclick: () => app.state.set({ node: null, edge: null, ego: false }) }, "×");
  return [h("div", { class: "panel-head" }, h("h2", { tabindex: -1, "aria-live": "polite" }, words), close), ...below];
}

function ofNode(app, i) {
  const { nodes } = app.source.network;
  const { state, shown } = app;
  const look = app.look(nodes.label[i]);
  const facts = ["mentions", "articles", "degree"]
    .filter((name) => nodes[name])
    .map((name) => `${say(name === "articles" ? "articlesSize" : name)} ${number(nodes[name][i])}`);
  const ego = h(
    "button",
    { type: "button", "aria-pressed": String(state.get("ego")), onclick: () => state.set({ ego: !state.get("ego") }) },
    say(state.get("ego") ? "egoOff" : "ego"),
  );
  const edges = shown.edgesOf(i);
  const list = h("ul", { class: "ties" }, ...edges.slice(0, NEIGHBOURS).map((edge) => neighbour(app, edge, shown.other(edge, i))));
  return head(
    app,
    nodes.name[i],
    h("p", { class: "note" }, chip(look), " ", facts.join(" · ")),
    h("p", {}, ego),
    h("h3", {}, `${say("neighbours")} ${number(edges.length)}`),
    edges.length ? list : h("p", { class: "note" }, say("none")),
    ...sentences(app, (skip) => app.source.node(i, state, skip), (node) => node === i),
  );
}

function neighbour(app, edge, other) {
  const { nodes } = app.source.network;
  return h(
    "li",
    {},
    h("button", { type: "button", onclick: () => app.chooseEdge(edge, { focus: true }) }, h("span", {}, nodes.name[other]), h("span", { class: "count" }, number(app.shown.counts[edge]))),
  );
}

function ofEdge(app, i) {
  const { nodes, edges } = app.source.network;
  const ends = [edges.head[i], edges.tail[i]];
  const buttons = ends.map((node) => h("button", { type: "button", class: "end", onclick: () => app.chooseNode(node, { focus: true }) }, chip(app.look(nodes.label[node])), " ", nodes.name[node]));
  const count = app.shown.counts[i];
  return head(
    app,
    ends.map((node) => nodes.name[node]).join(" — "),
    h("p", { class: "ends" }, ...buttons),
    h("p", { class: "note" }, `${say("together")} ${number(count)} · ${app.weightName()} ${number(Number(edges.weight[i].toFixed(3)))}`),
    ...sentences(app, (skip) => app.source.edge(i, app.state, skip), (node) => ends.includes(node), count),
  );
}

/** A kind as a coloured word. */
export function chip(look) {
  const made = h("span", { class: "chip" }, look.name);
  made.style.setProperty("--fill", look.fill);
  return made;
}

/** The heading and the sentences that ask() gives; it is asked for more as long as there are. */
function sentences(app, ask, strong, of = null) {
  const room = h("div", { class: "sentences", "aria-live": "polite" }, h("p", { class: "note" }, say("loading")));
  let held = [];
  let drawn = 0;
  let next = 0;
  const more = moreButton(() => step());
  const step = async () => {
    if (drawn >= held.length) {
      const answer = await ask(next).catch((error) => ({ quotes: [], next: null, error }));
      if (!answer) return room.replaceChildren(h("p", { class: "note" }, say("noSentences")));
      if (answer.error) return room.replaceChildren(h("p", { class: "note" }, say("failed", answer.error.message)));
      if (!next) room.replaceChildren(note(answer, of));
      held = [...held, ...answer.quotes];
      next = answer.next;
    }
    const page = held.slice(drawn, drawn + PAGE);
    drawn += page.length;
    more.remove();
    room.append(...page.map((quote) => block(quote, app, strong)));
    if (drawn < held.length || next !== null) {
      more.textContent = say("more", next === null ? held.length - drawn : "…");
      more.hidden = false;
      room.append(more);
    }
    return undefined;
  };
  step();
  return [h("h3", {}, say("evidence")), room];
}

function note(answer, of) {
  const n = answer.quotes.length;
  if (!n) return h("p", { class: "note" }, say(of ? "noSentences" : "none"));
  return of !== null && answer.next === null && of > n ? h("p", { class: "note" }, say("quoted", of, n)) : h("span");
}
