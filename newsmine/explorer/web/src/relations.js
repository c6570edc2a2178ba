// Who heads, runs, signed what.

import { h, labelled, select } from "./dom.js";
import { asking, table } from "./table.js";
import { isKorean, say } from "./words.js";

/** The view of the relations. */
export async function relations(app) {
  const { about } = app.source;
  if (!about.quoting) return h("p", { class: "note" }, say("noSentences"));
  const words = (group, key) => (isKorean() && about.words[group][key]) || say(key);
  const chosen = { type: "", modality: "" };
  const choice = (key, group) => {
    const known = Object.keys(about.words[group]);
    return labelled(say(key), select([["", say("all")], ...known.map((each) => [each, words(group, each)])], "", (value) => shown.draw((chosen[key] = value))));
  };
  const article = (row) => row.sentence?.article;
  const columns = [
    { key: "head", words: say("head"), text: (row) => row.head, cell: (row) => named(app, row.head, row.head_node) },
    { key: "type", words: say("type"), text: (row) => words("relations", row.type) },
    { key: "tail", words: say("tail"), text: (row) => row.tail, cell: (row) => named(app, row.tail, row.tail_node) },
    { key: "role", words: say("role"), text: (row) => row.role },
    { key: "modality", words: say("modality"), text: (row) => words("modalities", row.modality) },
    { key: "day", words: say("day"), text: (row) => article(row)?.day ?? "" },
    { key: "outlet", words: say("outlet"), text: (row) => article(row)?.publisher ?? "" },
    { key: "sentence", words: say("sentence"), text: (row) => row.sentence?.text ?? "", csvOnly: true },
  ];
  const keep = (row) => app.state.includes(article(row)?.month ?? -1) && (!chosen.type || row.type === chosen.type) && (!chosen.modality || row.modality === chosen.modality);
  const { ask, leftOut } = await app.source.relations(app.state, chosen, (rows) => asking(rows, columns, keep));
  const shown = table(app, {
    name: "relations",
    columns,
    ask,
    quotes: (row) => [row.sentence],
    controls: [choice("type", "relations"), choice("modality", "modalities")],
    note: leftOut ? say("leftOut", leftOut) : "",
  });
  app.state.on(["period"], shown.draw);
  return shown.room;
}

/** A name that leads to its node, if it is one. */
export function named(app, words, node) {
  return node < 0 ? words : h("button", { type: "button", class: "name", onclick: () => app.chooseNode(node, { focus: true }) }, words);
}
