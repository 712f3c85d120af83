import { SubmitButton } from "./submit-button";

/** Under a form that somebody else's change overtook: whose value stays. Opening the page again shows theirs. */
export const OvertakenChoice = () => (
  <p className="cluster">
    <SubmitButton>Use mine</SubmitButton>
    <a className="btn" href="?">
      Keep theirs
    </a>
  </p>
);
