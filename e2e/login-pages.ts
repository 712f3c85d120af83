import { type PortalPage, page } from "./portal-page";

/** The pages about how people sign in, their own and the agency's. */
export const loginPages: PortalPage[] = [
  page("staff", "me", "Your login", "/me", "What am I called here, and in which time zone?"),
  page("staff", "me-security", "Security", "/me/security", "With what do I sign in, and what if I lose it?"),
  page("staff", "me-app", "Authenticator app", "/me/security/app", "How do I set up an app for codes?"),
  page(
    "staff",
    "me-passkey",
    "Add a passkey",
    "/me/security/passkey",
    "How do I sign in with my device’s lock?",
  ),
  page(
    "staff",
    "me-sessions",
    "Signed-in browsers",
    "/me/sessions",
    "Where am I signed in, and is each of them me?",
  ),
  page("staff", "me-data", "Your data", "/me/data", "What is kept about me, and how does it go?"),
  page(
    "staff",
    "former",
    "Former people",
    "/people/former",
    "Who reaches nothing any more, and may be erased?",
  ),
  page("staff", "me-notices", "Notices", "/me/notifications", "How am I told when something happens?"),
  page(
    "staff",
    "confirm",
    "Confirm that it is you",
    "/me/confirm",
    "Why am I asked again, and how do I answer?",
  ),
  page(
    "staff",
    "settings-security",
    "Security of the agency",
    "/settings/security",
    "Who has no second factor yet, and what happens when I ask for one?",
  ),
];
