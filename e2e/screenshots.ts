import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { fillPortal, findPlaces } from "./filled-portal";
import { signInByMail, test } from "./fixtures";
import { pages } from "./pages";
import { addressOf, type PortalPage } from "./portal-page";

const FOLDER = "docs/screens";
const THEMES = ["light", "dark"] as const;
/** Pixels: a desk and a phone. Pictures end after so many of them, wherever the page ends. */
const WIDTHS = { 1280: 1600, 390: 2400 };

test("pictures of the main pages", async ({ portal, provider, mailbox, visitor }) => {
  const staff = await visitor();
  await fillPortal(staff, portal, provider);
  const known = await findPlaces(staff, mailbox);
  const client = await visitor();
  await signInByMail(client, mailbox, { email: "client-user-3@client2.example" });
  const readers = { staff, client, visitor: await visitor() };

  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const one of pages) {
    const page = readers[one.reader];
    await page.goto(addressOf(one, known));
    await picture(page, one);
  }
  writeFileSync("docs/pages.md", listed());
});

/** One page in both themes and widths, in few colours, so that a clone stays small. */
async function picture(page: Page, { key }: PortalPage) {
  for (const [width, longest] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: Number(width), height: 600 });
    const length = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: Number(width), height: Math.min(length, longest) });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const shot = await page.screenshot({ animations: "disabled", caret: "hide" });
      const file = `${FOLDER}/${key}-${colorScheme}-${width}.png`;
      await sharp(shot).png({ palette: true, colours: 48, dither: 0, effort: 10 }).toFile(file);
    }
  }
}

function listed() {
  const sections = pages.map(({ key, title, path, answers }) => {
    const pictures = THEMES.flatMap((theme) =>
      Object.keys(WIDTHS).map((width) => `[${theme}, ${width}](screens/${key}-${theme}-${width}.png)`),
    );
    return `## ${title}\n\n\`${path}\`: ${answers}\n\n${pictures.join(" · ")}\n`;
  });
  return `# The pages of Portico

Every main page, its address, the question that it answers, and its pictures in light and dark, 1280 and 390 px wide.
They show the guide's example: staging of Website1 is live and its production is not, Website2 answers with an error,
Website3 waits for the client. \`npm run screenshots\` makes this list and the pictures anew.

${sections.join("\n")}`;
}
