// SPDX-License-Identifier: MIT
//
// Links in words, as the audience may have them.

const strength_word = (link) => ["", "weak", "medium", "strong"][strength_of(link)];

/// "few voices", "3 voices", "assumed, said by nobody".
function voices_words(link) {
  if (link.added) return "added in this page";
  if (link.assumed) return "assumed, said by nobody";
  return link.voices === "" ? "" : `${link.voices} ${link.voices === "1" ? "voice" : "voices"}`;
}

/// "more of it leads to more of"
function verb_of(link) {
  if (!link.simulated) return "is connected with";
  if (link.weight === 0) return "on balance makes no difference to";
  return link.weight > 0 ? "leads to more of" : "leads to less of";
}

/// "strong; few voices; contested: some say more, some say less"
function details_of(link) {
  const parts = [];
  if (link.simulated && link.weight !== 0) parts.push(strength_word(link));
  if (voices_words(link) !== "") parts.push(voices_words(link));
  if (link.contested) parts.push("contested: some say more, some say less");
  if (!link.simulated) parts.push("said without a direction");
  if (link.lag > 0) parts.push(`felt ${counted(link.lag, "round", "rounds")} later`);
  return parts.join("; ");
}

/// What was said behind a link, or null.
function said_behind(link) {
  if (!link.said || link.said.length === 0) return null;
  return make(
    "details",
    {},
    make("summary", {}, counted(link.said.length, "statement", "statements")),
    make(
      "ul",
      { class: "said" },
      ...link.said.map((one) => {
        const words = one.verbatim ? `\u201c${clean(one.words)}\u201d` : clean(one.words);
        return make("li", {}, make("bdi", {}, words), one.place ? ` (${clean(one.place)})` : "");
      }),
    ),
  );
}
