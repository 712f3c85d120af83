import type { ReactNode } from "react";

/** A page outside the portal, for one thing only: whose it is, for whom, the matter, and whom to ask. */
export function Sheet(props: {
  agency: string;
  forName?: string;
  banners?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  const { agency, forName, banners, children, foot } = props;
  return (
    <>
      {banners}
      <div className="sheet">
        <header>
          {agency}
          {forName ? (
            <>
              {" for "}
              <strong>{forName}</strong>
            </>
          ) : null}
        </header>
        <main id="main" tabIndex={-1} className="stack">
          {children}
        </main>
        {foot ? <footer>{foot}</footer> : null}
      </div>
    </>
  );
}
