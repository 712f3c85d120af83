import type { ReactNode } from "react";

/** Who is signed in, the way to their own login, and out. `signOut` is the server action of a plain form. */
export function UserMenu(props: {
  name: string;
  role?: string;
  loginHref: string;
  current?: boolean;
  signOut: (form: FormData) => Promise<void>;
  children?: ReactNode;
}) {
  const { name, role, loginHref, current, signOut, children } = props;
  return (
    <>
      <p>
        <span className="name">{name}</span>
        {role ? <span className="block text-xs quiet">{role}</span> : null}
      </p>
      {children}
      <a href={loginHref} aria-current={current ? "page" : undefined}>
        Your login
      </a>
      <form action={signOut}>
        <button type="submit">Sign out</button>
      </form>
    </>
  );
}
