/** How somebody proves who they are. */
export const SIGN_IN_METHODS = ["password", "link", "passkey", "provider"] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];
