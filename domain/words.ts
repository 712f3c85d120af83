const whole = new Intl.NumberFormat("en-GB");

/** "1,200". */
export const grouped = (count: number) => whole.format(count);

/** A count with its noun: "1 site", "3 sites", "1,200 sites". */
export const counted = (count: number, one: string, several = `${one}s`) =>
  `${grouped(count)} ${count === 1 ? one : several}`;

/** "a", "a and b", "a, b and c". */
export const listed = (words: string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** The same as the beginning of a sentence. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** With a full stop, if it has no end yet. */
export const asSentence = (words: string) => (/[.?!]$/.test(words) ? words : `${words}.`);
