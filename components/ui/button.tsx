import type { ReactNode } from "react";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

export function buttonClass(kind: ButtonKind = "secondary", size?: "small" | "wide") {
  return ["btn", kind === "secondary" ? "" : kind, size ?? ""].filter(Boolean).join(" ");
}

/** A link when it has `href`, otherwise a button; what submits a form and may take a while is a SubmitButton. */
export function Button(props: {
  children: ReactNode;
  kind?: ButtonKind;
  size?: "small" | "wide";
  href?: string;
  type?: "submit" | "button";
  name?: string;
  value?: string;
  form?: string;
  /** Said to screen readers instead of the visible words, which it begins with. */
  label?: string;
}) {
  const { children, kind, size, href, label, type = "submit", name, value, form } = props;
  const className = buttonClass(kind, size);
  if (href) {
    return (
      <a className={className} href={href} aria-label={label}>
        {children}
      </a>
    );
  }
  return (
    <button className={className} type={type} name={name} value={value} form={form} aria-label={label}>
      {children}
    </button>
  );
}
