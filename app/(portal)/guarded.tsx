import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NotYours } from "@/app/(portal)/not-yours";
import { visit } from "@/app/session";
import { can, type Permission } from "@/domain/people/permission";

type InAccount = { params: Promise<{ account: string }> };

/** A page of one account for those whose role allows `permission`; everybody else there reads whom to ask. */
export const guarded =
  <P extends InAccount>(permission: Permission, title: string, page: (props: P) => Promise<ReactNode>) =>
  (props: P) =>
    open(permission, title, page, props);

async function open<P extends InAccount>(
  permission: Permission,
  title: string,
  page: (props: P) => Promise<ReactNode>,
  props: P,
) {
  const { actor, account, role } = await visit((await props.params).account);
  if (can(role, permission)) return page(props);
  return (
    <NotYours
      title={title}
      actor={actor}
      accountId={account.id}
      permission={permission}
      back={{ label: `Back to ${account.name}`, href: `/accounts/${account.slug}` }}
    />
  );
}

/** The title of a guarded page: what the page is about is told to nobody else. */
export const titled = <P extends InAccount>(
  permission: Permission,
  metadata: (props: P) => Promise<Metadata>,
) =>
  async function title(props: P): Promise<Metadata> {
    const { account, role } = await visit((await props.params).account);
    return can(role, permission) ? metadata(props) : { title: account.name };
  };
