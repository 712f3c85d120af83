import { CopyButton } from "./copy-button";

/** A value for a machine: one click selects it whole, and where scripts run a button copies it. */
export function CopyValue({ value, what }: { value: string; what: string }) {
  return (
    <span className="copy">
      <code>{value}</code>
      <CopyButton value={value} what={what} />
    </span>
  );
}
