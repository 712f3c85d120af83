import { type PortalPage, page } from "./portal-page";

const website2 = "/accounts/client-2/applications/website2";

/** What a client's own people open. */
export const clientPages: PortalPage[] = [
  page(
    "client",
    "client-account",
    "The client's own account",
    "/accounts/client-2",
    "Are our websites live, and what is asked of us?",
  ),
  page(
    "client",
    "client-go-live",
    "Go live, for the client",
    "/accounts/client-2/applications/website3/environments/production/go-live",
    "Which record do we change, and is it done?",
  ),
  page(
    "client",
    "client-notices",
    "Notices, for the client",
    "/notifications",
    "What happened to our websites, and what is asked of us?",
  ),
  page(
    "client",
    "client-people",
    "People, for the client",
    "/accounts/client-2/people",
    "Who can see our websites?",
  ),
  page(
    "client",
    "client-view-only",
    "A page that may only be viewed",
    `${website2}/environments/production`,
    "What can I see here, and who can change it?",
  ),
];
