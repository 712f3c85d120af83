import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { fillPortal, findPlaces } from "./filled-portal";
import { signInByMail, test } from "./fixtures";
import { pages } from "./pages";
import { addressOf } from "./portal-page";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules that another theme can break, and those that a narrow window can. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const SIZES = ["target-size", "scrollable-region-focusable"];

test("every page: no violation in light and dark, nothing cut off at 320 px, a focus that is seen", async ({
  portal,
  provider,
  mailbox,
  visitor,
}) => {
  test.setTimeout(900_000);
  const staff = await visitor();
  await fillPortal(staff, portal, provider);
  const known = await findPlaces(staff, mailbox);
  const client = await visitor();
  await signInByMail(client, mailbox, { email: "client-user-3@client2.example" });
  const readers = { staff, client, visitor: await visitor() };
  const blocked: string[] = [];
  for (const page of Object.values(readers))
    page.on("console", (line) => {
      if (/content security policy/i.test(line.text())) blocked.push(`${page.url()}: ${line.text()}`);
    });

  for (const one of pages)
    await test.step(`${one.title} (${one.reader})`, async () => {
      const page = readers[one.reader];
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(addressOf(one, known));
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      expect.soft(await violations(page), one.title).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      expect.soft(await violations(page, COLOURS), `${one.title} in dark`).toEqual([]);
      await page.setViewportSize({ width: 320, height: 720 });
      expect.soft(await overflow(page), `${one.title} at 320 px`).toEqual([]);
      expect.soft(await violations(page, SIZES), `${one.title} at 320 px`).toEqual([]);
    });

  expect.soft(blocked, "what the policy for scripts and styles keeps out").toEqual([]);

  for (const path of ["/accounts", "/accounts/client-1", "/accounts/new"])
    await test.step(`keyboard on ${path}`, async () => {
      await staff.setViewportSize({ width: 1280, height: 900 });
      await staff.goto(path);
      expect.soft(await walkToPrimary(staff), path).toEqual([]);
    });
});

async function violations(page: Page, rules?: string[]) {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** What is wider than the window and not inside a box that scrolls by itself. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    const wide = [...document.querySelectorAll("main *, header *")].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth && !element.closest(".scroll"),
    );
    return wide.slice(0, 5).map((element) => `${element.tagName} ${element.className}`);
  });

/** Presses Tab until the primary action has the focus; gives every stop whose ring or place is not to be seen. */
async function walkToPrimary(page: Page) {
  const hidden: string[] = [];
  for (let stops = 1; stops <= 40; stops++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const inView = box.bottom > 0 && box.top < window.innerHeight && box.right > 0;
      const ring = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      return {
        name: `${element.tagName} ${element.textContent?.trim().slice(0, 30)}`,
        seen: ring && inView,
        primary: element.matches("main .btn.primary"),
      };
    });
    if (!stop.seen) hidden.push(stop.name);
    if (stop.primary) return hidden;
  }
  return [...hidden, "the primary action was not reached"];
}
