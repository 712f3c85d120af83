import { Button } from "./button";

/** Keyset paging: back to the start, and on. Words say what the list holds next, as in "Next 50" or "Older". */
export function Pager(props: { start?: string; next?: string; startLabel?: string; nextLabel?: string }) {
  const { start, next, startLabel = "Back to the start", nextLabel = "Next 50" } = props;
  if (!start && !next) return null;
  return (
    <nav className="pager" aria-label="Pages">
      {start ? <Button href={start}>{startLabel}</Button> : null}
      {next ? <Button href={next}>{nextLabel}</Button> : null}
    </nav>
  );
}
