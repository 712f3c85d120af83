/** The field in which a form asks again who sends it: a password or a code. Browsers load this file. */
export const PROOF_FIELD = "confirmCode";
