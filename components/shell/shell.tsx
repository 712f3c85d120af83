import type { ReactNode } from "react";

/** The portal's frame. `rail` holds switcher and menu, `banners` stand above everything, `crumbs` above the title. */
export function Shell(props: {
  reader: "agency" | "client";
  rail: ReactNode;
  banners?: ReactNode;
  crumbs?: ReactNode;
  /** Links at the end of the top bar: Search, Help. */
  links?: ReactNode;
  children: ReactNode;
}) {
  const { reader, rail, banners, crumbs, links, children } = props;
  return (
    <div className={`shell for-${reader}`}>
      {rail}
      <div className="page">
        {banners}
        {crumbs || links ? (
          <div className="topbar">
            {crumbs}
            {links ? (
              <nav className="topbar-links" aria-label="Search and help">
                {links}
              </nav>
            ) : null}
          </div>
        ) : null}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
