/** A count with its noun: "1 site", "3 sites", "1,200 sites". */
export const counted = (count: number, one: string, several = `${one}s`) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : several}`;
