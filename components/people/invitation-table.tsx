import type { ReactNode } from "react";
import { Table } from "@/components/ui/table";
import { Tag, type Tone } from "@/components/ui/tag";

export interface InvitationRow {
  id: string;
  email: string;
  access: string;
  /** "Sent 2 Mar", "Bounced", "Ended". */
  status: string;
  tone?: Tone;
  /** "expires in 31 hours". */
  detail?: ReactNode;
  /** Resend, Copy link, Revoke. */
  actions?: ReactNode;
}

/** Invitations on their way: to whom, as what, whether they arrived, how long they last. */
export function InvitationTable({ caption, invitations }: { caption: string; invitations: InvitationRow[] }) {
  const columns = [
    { label: "Invited" },
    { label: "Access" },
    { label: "State" },
    { label: "Change", hidden: true },
  ];
  return (
    <Table caption={caption} captionHidden className="stacks" columns={columns}>
      {invitations.map(({ id, email, access, status, tone, detail, actions }) => (
        <tr key={id}>
          <th scope="row">{email}</th>
          <td>{access}</td>
          <td>
            <Tag tone={tone}>{status}</Tag>
            {detail ? <span className="block muted">{detail}</span> : null}
          </td>
          <td>
            <div className="cluster end">{actions}</div>
          </td>
        </tr>
      ))}
    </Table>
  );
}
