/** What a form shows after it was sent: a sentence per wrong field, the values to keep, or what was done. */
export interface FormState {
  errors?: Record<string, string[]>;
  values?: Record<string, string | string[]>;
  said?: string;
}
