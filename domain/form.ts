/**
 * What a form shows after it was sent: sentences beside its fields, the values to keep, or what was done.
 * The key `form` of `errors` speaks of the form as a whole.
 */
export interface FormState {
  errors?: Record<string, string[]>;
  values?: Record<string, string | string[]>;
  said?: string;
  /** The form wants its sender to confirm who they are; here is the page for that, for whoever needs a passkey. */
  prove?: string;
  /** Somebody else changed meanwhile what was to be changed: whose value stays is to be chosen. */
  overtaken?: boolean;
  /** Codes that are shown this once. */
  codes?: string[];
  /** What became of each of several things that one form was sent for. */
  results?: { label: string; sentence: string }[];
}

/** A server action as `<Form>` takes it. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** The field with a form's key: however often it is sent with the same contents, it is done once. */
export const ONCE_FIELD = "$once";
