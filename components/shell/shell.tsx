import type { ReactNode } from "react";

/** The portal's frame. `rail` holds switcher and menu, `banners` stand above everything, `crumbs` above the title. */
export function Shell(props: {
  reader: "agency" | "client";
  rail: ReactNode;
  banners?: ReactNode;
  crumbs?: ReactNode;
  children: ReactNode;
}) {
  const { reader, rail, banners, crumbs, children } = props;
  return (
    <div className={`shell for-${reader}`}>
      {rail}
      <div className="page">
        {banners}
        {crumbs ? <div className="topbar">{crumbs}</div> : null}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
