// Colours of nodes that are seen on white and on black.

// Communities: apart for the colour-blind (Okabe, Ito 2008); smaller ones are grey.
const COMMUNITIES = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a500"];
const GREY = "#8a8a8a";

export const communityColour = (number) => COMMUNITIES[number - 1] ?? GREY;

/** The fill of a mark, darker: fills stand behind dark letters, nodes on a white or a black ground. */
export function nodeColour(fill) {
  const parts = /^#(..)(..)(..)$/.exec(fill);
  if (!parts) return GREY;
  const [red, green, blue] = parts.slice(1).map((part) => parseInt(part, 16));
  const mean = (red + green + blue) / 3;
  const deeper = [red, green, blue].map((value) => Math.max(0, Math.min(255, Math.round(0.72 * (mean + 1.7 * (value - mean))))));
  return "#" + deeper.map((value) => value.toString(16).padStart(2, "0")).join("");
}
