/** How somebody proves who they are. */
export const SIGN_IN_METHODS = ["password", "link", "passkey", "provider"] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

export const METHOD_NAMES: Record<SignInMethod, string> = {
  password: "Password",
  link: "Mailed link",
  passkey: "Passkey",
  provider: "Another login",
};
