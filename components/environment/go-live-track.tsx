export type StationState = "done" | "now" | "later" | "problem";

export interface Station {
  key: string;
  label: string;
  state: StationState;
  /** On a page only: when it was reached, or who it waits for. */
  note?: string;
}

const words = { done: "done", now: "now", later: "not yet", problem: "problem" };

/** The stations between added and live, in the order the data gives. In a `row` the words are for screen readers only. */
export function GoLiveTrack({ stations, size = "page" }: { stations: Station[]; size?: "row" | "page" }) {
  if (size === "row") {
    return (
      <ol className="track">
        {stations.map(({ key, label, state }) => (
          <li key={key} className={state}>
            {`${label}: ${words[state]}`}
          </li>
        ))}
      </ol>
    );
  }
  return (
    <ol className="track large">
      {stations.map(({ key, label, state, note }) => (
        <li
          key={key}
          className={state}
          aria-current={state === "now" || state === "problem" ? "step" : undefined}
        >
          <b>{label}</b>
          <span className="sr">: {words[state]}</span>
          {note ? <span className="note">{note}</span> : null}
        </li>
      ))}
    </ol>
  );
}
