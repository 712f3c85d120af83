"use client";

/** Chooses every line of the form at once. Without a script each line is chosen by itself, and this is not shown. */
export function ChooseAll({ name }: { name: string }) {
  return (
    <input
      className="choose-all"
      type="checkbox"
      aria-label="Choose all that are shown"
      onChange={({ target }) => {
        for (const field of target.form?.elements ?? [])
          if (field instanceof HTMLInputElement && field.name === name) field.checked = target.checked;
      }}
    />
  );
}
