/** Where to go when the form is done. */
export const NextField = ({ path }: { path?: string }) =>
  path ? <input type="hidden" name="next" value={path} /> : null;
