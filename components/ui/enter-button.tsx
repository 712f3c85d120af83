/**
 * What Enter in a field presses: a browser takes the first button of a form, which here would be one that does
 * something else than to go on. Out of sight, because the same stands at the end.
 */
export const EnterButton = () => (
  <button type="submit" className="sr" tabIndex={-1} aria-hidden>
    Continue
  </button>
);
