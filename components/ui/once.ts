import { ONCE_FIELD } from "@/domain/form";

interface Sent {
  form: string;
  key: string;
}

let last: Sent | undefined;
const unanswered = new Map<string, string>();

/** A key for one sending of one form; the server does once what comes with it. Works without a secure context too. */
export const newOnceKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

/** A form is being sent: with the key of before when its answer never came. */
export function sending(form: HTMLFormElement) {
  const field = form.elements.namedItem(ONCE_FIELD);
  if (!(field instanceof HTMLInputElement)) return;
  const names = Array.from(new FormData(form).keys()).join(" ");
  const id = `${location.pathname} ${form.ariaLabel} ${names}`;
  field.value = unanswered.get(id) ?? field.value;
  unanswered.delete(id);
  last = { form: id, key: field.value };
}

/** The answer to what was sent last was lost: sent again, it is the same sending. */
export function answerLost() {
  if (last) unanswered.set(last.form, last.key);
}
