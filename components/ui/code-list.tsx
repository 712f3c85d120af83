"use client";

import { useContext } from "react";
import { CopyButton } from "./copy-button";
import { FormContext } from "./form-context";

/** The codes that the form around it gave back, this once. */
export function CodeList({ label }: { label: string }) {
  const codes = useContext(FormContext).state.codes;
  if (!codes) return null;
  return (
    <div className="flow">
      <ul className="codes" aria-label={label}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyButton value={codes.join("\n")} what="the codes" />
    </div>
  );
}
