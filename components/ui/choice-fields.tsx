"use client";

import type { ReactNode } from "react";
import { Choice } from "./choice";
import { FieldError } from "./field";
import { all, describedBy, first, useField } from "./form-context";

export interface ChoiceOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

interface GroupProps {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: ChoiceOption[];
}

/** Yes or no. Sends `value` ("on") when ticked and nothing when not. */
export function CheckboxField(props: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  value?: string;
}) {
  const { name, label, hint, checked = false, value = "on" } = props;
  const { id, errors, kept, state } = useField(name);
  const ticked = state.values ? (all(kept)?.includes(value) ?? false) : checked;
  return (
    <div className={errors.length ? "field wrong" : "field"}>
      <FieldError id={id} errors={errors} />
      <Choice
        id={id}
        type="checkbox"
        name={name}
        value={value}
        label={label}
        hint={hint}
        checked={ticked}
        describedBy={describedBy(id, false, errors)}
        wrong={errors.length > 0}
      />
    </div>
  );
}

/** One of several, all in sight. */
export function RadioGroup({ value, ...group }: GroupProps & { value?: string }) {
  const { kept } = useField(group.name);
  return <Choices {...group} type="radio" chosen={[first(kept) ?? value ?? ""]} />;
}

/** Any of several. The form sends one entry of `name` for each tick. */
export function CheckboxGroup({ values = [], ...group }: GroupProps & { values?: string[] }) {
  const { kept, state } = useField(group.name);
  return <Choices {...group} type="checkbox" chosen={state.values ? (all(kept) ?? []) : values} />;
}

function Choices(props: GroupProps & { type: "radio" | "checkbox"; chosen: string[] }) {
  const { name, legend, hint, options, type, chosen } = props;
  const { id, errors } = useField(name);
  return (
    <fieldset
      className={errors.length ? "field wrong" : "field"}
      aria-describedby={describedBy(id, hint, errors)}
    >
      <legend className="legend">{legend}</legend>
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      <FieldError id={id} errors={errors} />
      <div className="choices">
        {options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? id : `${id}-${option.value}`}
            type={type}
            name={name}
            {...option}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
