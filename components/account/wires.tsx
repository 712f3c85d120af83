/** Lines from one row of equal columns to the next; decoration over lists that say the same. */
export function Wires(props: {
  from: number;
  to: number;
  pairs: { from: number; to: number; lit: boolean }[];
}) {
  const centre = (index: number, count: number) => Math.round(((index + 0.5) / count) * 1000) / 10;
  const shape = ({ from, to }: { from: number; to: number }) => {
    const [start, end] = [centre(from, props.from), centre(to, props.to)];
    return `M${start} 0C${start} 6 ${end} 4 ${end} 10`;
  };
  const lines = (lit: boolean) =>
    props.pairs
      .filter((pair) => pair.lit === lit && pair.to >= 0)
      .map(shape)
      .join("");
  return (
    <svg className="wires" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <path d={lines(false)} />
      <path className="lit" d={lines(true)} />
    </svg>
  );
}
