const circle = "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z";

const paths = {
  alert: `${circle}M12 7.5v5.5M12 16.4v.1`,
  back: "M20 12H4M11 5l-7 7 7 7",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21.5h4",
  choose: "M8 9.5l4-4 4 4M8 14.5l4 4 4-4",
  clock: `${circle}M12 7v5l3.5 2`,
  done: `${circle}M8 12.4l2.8 2.8L16 9.6`,
  info: `${circle}M12 11v5.5M12 7.6v.1`,
  menu: "M4 6h16M4 12h16M4 18h16",
};

export type IconName = keyof typeof paths;

/** A line drawing beside words that say the same; `size` in pixels. One element, and nothing for the browser to run. */
export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={2}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden
  >
    <path d={paths[name]} />
  </svg>
);
