import { type PortalPage, page } from "./portal-page";

/** The agency's people: one by one, in groups, and what concerns somebody in all accounts. */
export const groupPages: PortalPage[] = [
  page(
    "staff",
    "agency-people",
    "People of the agency",
    "/people",
    "Who belongs to the agency, and as what?",
  ),
  page(
    "staff",
    "matrix",
    "People and clients",
    "/people/matrix",
    "Who may do what at which client, and where is it changed?",
  ),
  page("staff", "groups", "Groups", "/people/groups", "Who works together on which clients?"),
  page(
    "staff",
    "group",
    "One group",
    "/people/groups/{group}",
    "Who is in it, what does it hold, since when and by whom?",
  ),
  page(
    "staff",
    "group-remove",
    "Remove a group",
    "/people/groups/{group}/remove",
    "What is lost with the group, and what stays?",
  ),
  page(
    "staff",
    "colleague",
    "One of the agency",
    "/people/{colleague}",
    "What may this colleague do, where do they work, and how did they come to it?",
  ),
  page(
    "staff",
    "remove-everywhere",
    "Remove everywhere",
    "/people/{colleague}/remove-everywhere",
    "What does somebody lose everywhere, who remains, and who takes over?",
  ),
];
