/** By what a link to choose a new password is kept. */
export const RECOVERY = "recover:";

export const recoveryOf = (userId: string) => RECOVERY + userId;

/** By what a link to sign in is kept. */
export const signInOf = (email: string) => `sign-in:${email}`;
