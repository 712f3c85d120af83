import { typedIn } from "@/app/form-action";
import type { FormState } from "@/domain/form";
import { type InvitedRow, NobodyInvited } from "@/domain/people/invitation";

/**
 * What became of everybody who was invited together. What is no address stays in the field, to be put right;
 * the same list can be sent again.
 */
export async function inviteThese(form: FormData, unread: string[], invite: () => Promise<InvitedRow[]>) {
  const rows = await rowsOf(invite, unread);
  const invited = rows.filter((row) => row.invited).map(({ email }) => email);
  if (invited.length === rows.length && unread.length === 0) return `Invited ${invited.join(", ")}.`;
  const state: FormState = {
    said: `Invited ${invited.length} of ${rows.length + unread.length}.`,
    results: [
      ...rows.map(({ email, sentence }) => ({ label: email, sentence })),
      ...unread.map((part) => ({ label: part, sentence: "Not a mail address. It is still in the field." })),
    ],
  };
  return unread.length > 0 ? { ...state, values: { ...typedIn(form), addresses: unread.join("\n") } } : state;
}

/** With several addresses, that none of them was new is an answer; with one, it belongs beside the field. */
async function rowsOf(invite: () => Promise<InvitedRow[]>, unread: string[]) {
  try {
    return await invite();
  } catch (error) {
    if (error instanceof NobodyInvited && error.rows.length + unread.length > 1) return error.rows;
    throw error;
  }
}
