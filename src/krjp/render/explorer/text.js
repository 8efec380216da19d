// Text as krjp reads it (krjp.text): folded, cut into words, Chinese characters, kana and Hangul into pairs.

const CJK = "\\u1100-\\u11ff\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af" +
  "\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3134f}";
const CJK_RUN = new RegExp(`((?!\\u30fb)[${CJK}]+)`, "u");
const PART = "[\\p{L}\\p{N}]+(?:[\\u0300-\\u036f]+[\\p{L}\\p{N}]*)*";
const PARTS = new RegExp(PART, "gu");
const WORDS = new RegExp(`${PART}(?:['\\u2019\\u02bc\\u2018.\\-\\u2010-\\u2015\\u00ad\\u30fb]${PART})*`, "gu");
const POSSESSIVE = /['\u2019\u02bc\u2018]s$/;
const PRINTED = /^[\x20-\x7e]*$/;
const ASCII = /^[\x00-\x7f]*$/;
// Nobody sees these, but they part words.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
// What would reorder or break a line, and halves of characters.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** The form in which text is compared. */
function fold(text) {
  if (ASCII.test(text)) return text.toLowerCase();
  const bare = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return bare.toUpperCase().toLowerCase().normalize("NFKC");
}

/** Text without characters that nobody sees, for what is typed. */
const visible = (text) => text.replace(INVISIBLE, "");

/** Text made harmless to look at. */
function harmless(text) {
  if (PRINTED.test(text)) return text;
  return text.replace(UNSAFE, (sign) => {
    const code = sign.codePointAt(0);
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? "\u2421" : "\ufffd";
  });
}

/** The searchable words of a text, each with its place; `Tae-yul` is also `taeyul`, at the place of its first part. */
function tokens(text) {
  const found = [];
  let position = 0;
  text.split(CJK_RUN).forEach((piece, number) => {
    if (number % 2) {
      const signs = [...fold(piece)];
      signs.forEach((sign, at) => found.push([sign + (signs[at + 1] || ""), position++]));
      return;
    }
    for (const [raw] of piece.matchAll(WORDS)) {
      const parts = raw.replace(POSSESSIVE, "").match(PARTS);
      parts.forEach((part, number) => {
        found.push([fold(part), position]);
        if (number === 0 && parts.length > 1) found.push([fold(parts.join("")), position]);
        position += 1;
      });
    }
  });
  return found;
}

/** What a text must hold side by side: terms with their places and whether they need only begin a word. */
function queryTerms(text, begins) {
  const found = [];
  let before = -1;
  let inRun = false;
  for (const [term, position] of tokens(text)) {
    const cjk = !ASCII.test(term) && CJK_RUN.test(term);
    const lone = cjk && [...term].length === 1;
    if (position !== before && !(lone && inRun)) found.push({ term, offset: position, begins: lone });
    before = position;
    inRun = cjk && !lone;
  }
  if (begins && found.length) found[found.length - 1].begins = true;
  return found;
}
