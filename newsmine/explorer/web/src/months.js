// Articles by month, and the period that is chosen on them: it filters every view.

import { h, labelled, s, select } from "./dom.js";
import { number, say } from "./words.js";

const HEIGHT = 44;

/** The strip with the bars of the months. */
export function strip(app) {
  const { months, counts, undated } = app.source.about;
  if (!months?.length) return h("div");
  const { state } = app;
  const most = Math.max(...counts, 1);
  const bars = counts.map((count, i) => {
    const height = count ? Math.max(1.5, (HEIGHT * count) / most) : 0;
    return s("rect", { x: i + 0.08, width: 0.84, y: HEIGHT - height, height, class: "month" }, s("title", {}, `${months[i]}: ${number(count)}`));
  });
  const veil = s("rect", { class: "chosen", y: 0, height: HEIGHT });
  const drawing = s("svg", { class: "months", viewBox: `0 0 ${months.length} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": say("monthly") }, veil, ...bars);
  brush(drawing, months.length, (first, last) => state.set({ period: [first, last] }));
  const room = h("div", { class: "limits" });
  const update = () => {
    const period = state.get("period");
    veil.setAttribute("x", period ? period[0] : 0);
    veil.setAttribute("width", period ? period[1] - period[0] + 1 : 0);
    bars.forEach((bar, i) => bar.classList.toggle("out", Boolean(period) && (i < period[0] || i > period[1])));
    room.replaceChildren(...controls(app, months, counts, undated));
  };
  state.on(["period"], update);
  update();
  return h("section", { class: "strip", "aria-label": say("period") }, drawing, room);
}

function controls(app, months, counts, undated) {
  const { state } = app;
  const period = state.get("period");
  const [first, last] = period ?? [0, months.length - 1];
  const choices = months.map((month, i) => [i, month]);
  const take = (one, other) => state.set({ period: [Math.min(one, other), Math.max(one, other)] });
  const sum = counts.slice(first, last + 1).reduce((a, b) => a + b, 0);
  const said = `${say("articles")} ${number(sum)}${!period && undated ? ` + ${say("undated")} ${number(undated)}` : ""}`;
  return [
    labelled(say("from"), select(choices, first, (value) => take(Number(value), last), { id: "period-from" })),
    labelled(say("to"), select(choices, last, (value) => take(first, Number(value)), { id: "period-to" })),
    h("button", { type: "button", id: "period-all", disabled: !period, onclick: () => state.set({ period: null }) }, say("wholePeriod")),
    h("output", { class: "note" }, said),
  ];
}

function brush(drawing, n, choose) {
  let begun = null;
  const at = (event) => {
    const box = drawing.getBoundingClientRect();
    return Math.max(0, Math.min(n - 1, Math.floor((n * (event.clientX - box.left)) / box.width)));
  };
  const take = (event) => {
    const now = at(event);
    choose(Math.min(begun, now), Math.max(begun, now));
  };
  drawing.addEventListener("pointerdown", (event) => {
    begun = at(event);
    drawing.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  drawing.addEventListener("pointermove", (event) => begun !== null && take(event));
  drawing.addEventListener("pointerup", (event) => {
    if (begun !== null) take(event);
    begun = null;
  });
  drawing.addEventListener("pointercancel", () => (begun = null));
}
