import { type PortalPage, page } from "./portal-page";

/** What people do at a go-live, and where the agency says so. */
export const checklistPages: PortalPage[] = [
  page(
    "staff",
    "sign-off",
    "The client's approval",
    "/accounts/client-1/applications/website1/environments/staging/go-live/sign-off",
    "Who approves the website, until when, and has it happened?",
  ),
  page(
    "staff",
    "checklist",
    "The agency's checklist",
    "/settings/checklist",
    "What do people do at each go-live, and what blocks?",
  ),
  page(
    "staff",
    "checklist-task",
    "One task of the agency's checklist",
    "/settings/checklist/tried",
    "What does the task say, who has it, and does it block?",
  ),
];
