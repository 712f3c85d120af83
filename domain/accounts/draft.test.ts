import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type DraftAnswers, planOf, unfinishedPage } from "@/domain/accounts/draft";
import {
  environmentRows,
  environmentsPage,
  typedOf,
  withAnotherRow,
} from "@/domain/accounts/draft-environments";
import { PeoplePage, readAddresses } from "@/domain/accounts/draft-people";
import { reproposed, WebsitePage, websiteFields, websiteProposal } from "@/domain/accounts/draft-website";

const found = (origin: string) => ({
  asked: true,
  records: [`A ${origin}`],
  server: "ns1.hostco.net",
  origin,
});
const website = {
  hostname: "www.acme.com",
  account: "new",
  accountName: "Acme",
  name: "acme.com",
  origin: "",
};
const errorsOf = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]));

describe("the first page of a draft", () => {
  it("proposes a name for the account and the application", () => {
    assert.deepEqual(websiteProposal("www.birch-sons.com.au"), {
      accountName: "Birch Sons",
      name: "birch-sons.com.au",
    });
    assert.equal(websiteProposal("xn--bcher-kva.ch").accountName, "Bücher");
  });

  it("is a new account unless one says otherwise", () => {
    assert.equal(websiteFields({ hostname: "www.acme.com" }, found("203.0.113.10")).account, "new");
  });

  it("warns of a first address that looks like a test copy, until it is meant so", () => {
    const staging = { ...website, hostname: "staging.acme.com" };
    assert.match(errorsOf(WebsitePage.safeParse(staging)).hostname ?? "", /Use www\.acme\.com\?/);
    assert.ok(WebsitePage.safeParse({ ...staging, keep: "staging.acme.com" }).success);
    assert.equal(WebsitePage.safeParse({ ...staging, keep: "www.acme.com" }).success, false);
  });

  it("asks which account when it is another website of an existing one", () => {
    const errors = errorsOf(WebsitePage.safeParse({ ...website, account: "existing", existing: "" }));
    assert.match(errors.existing ?? "", /Choose the client account/);
  });

  it("proposes anew for another address only what nobody typed", () => {
    const before = { hostname: "www.acme.com", found: found("203.0.113.10") };
    const typed = {
      ...websiteFields({ hostname: "www.acme.com" }, before.found),
      hostname: "www.birch.com",
      name: "Shop",
    };
    assert.deepEqual(reproposed(typed, before, found("198.51.100.7")), {
      account: "new",
      accountName: "Birch",
      hostname: "www.birch.com",
      name: "Shop",
      origin: "198.51.100.7",
    });
  });
});

describe("the second page of a draft", () => {
  const rows = environmentRows(undefined, "www.acme.com");
  const judge = (typed: Record<string, string | string[]>) =>
    environmentsPage("www.acme.com").safeParse(typed);

  it("proposes staging, and development unticked", () => {
    assert.deepEqual(
      rows.map(({ included, name, hostname }) => [included, name, hostname]),
      [
        [true, "Staging", "staging.acme.com"],
        [false, "Development", "dev.acme.com"],
      ],
    );
    assert.deepEqual(environmentRows(typedOf(rows), "www.acme.com"), rows);
  });

  it("takes no environment for an answer", () => assert.deepEqual(judge({}).data, []));

  it("leaves out an extra row that stayed empty", () => {
    assert.equal(judge(withAnotherRow(typedOf(rows))).data?.length, 1);
  });

  it("names the field of the row that is wrong", () => {
    const errors = errorsOf(
      judge({
        staging: "on",
        "staging-hostname": "https://x",
        others: "1",
        "other1-name": "my-env",
        "other1-hostname": "qa.acme.com",
      }),
    );
    assert.match(errors["staging-hostname"] ?? "", /without https/);
    assert.match(errors["other1-name"] ?? "", /branch name/);
  });

  it("refuses production's address and a name used twice", () => {
    const errors = errorsOf(
      judge({
        staging: "on",
        "staging-hostname": "WWW.acme.com",
        others: "1",
        "other1-name": "STAGING",
        "other1-hostname": "b.acme.com",
      }),
    );
    assert.match(errors["staging-hostname"] ?? "", /has this address/);
    assert.match(errors["other1-name"] ?? "", /already an environment/);
  });

  it("never holds more extra rows than a page can", () => {
    let typed = typedOf(rows);
    for (let i = 0; i < 20; i++) typed = withAnotherRow(typed);
    assert.equal(environmentRows(typed, "").length, 10);
  });
});

describe("addresses to invite", () => {
  it("takes lines, commas and semicolons, each address once", () => {
    const { addresses, wrong } = readAddresses(
      "Maria@acme.com, leo@acme.com;\n\nmaria@acme.com\r\nJo Tan <jo@acme.com>",
    );
    assert.deepEqual(addresses, ["maria@acme.com", "leo@acme.com", "jo@acme.com"]);
    assert.deepEqual(wrong, []);
  });

  it("takes what is pasted from a mail program or a table", () => {
    const pasted =
      '"Lind, Maria" <maria@acme.com>, Leo Hart <LEO@acme.com>\tzoe@acme.com kim@acme.com\nmailto:jo@acme.com';
    const { addresses, unread } = readAddresses(`${pasted}\nMaria Lind; kim at acme`);
    assert.deepEqual(
      addresses.map((address) => address.split("@")[0]),
      ["maria", "leo", "zoe", "kim", "jo"],
    );
    assert.deepEqual(unread, ["Maria Lind", "kim at acme"]);
  });

  it("takes names in other cells of a row copied from a table as names", () => {
    const { addresses, unread } = readAddresses(
      "Maria\tLind\tmaria@acme.com\nLeo Hart\tleo@acme.com\tViewer\nKim\tno address",
    );
    assert.deepEqual(addresses, ["maria@acme.com", "leo@acme.com"]);
    assert.deepEqual(unread, ["Kim", "no address"]);
  });

  it("takes no address in brackets that something follows", () => {
    assert.deepEqual(readAddresses("<a@acme.com>x, b@acme.com <b@acme.com>").addresses, ["b@acme.com"]);
  });

  it("names every line that holds none", () => {
    assert.deepEqual(readAddresses("maria@\nleo@acme.com\nhello").wrong, [
      "Line 1: “maria@” is not a mail address.",
      "Line 3: “hello” is not a mail address.",
    ]);
  });

  it("grants client roles only", () => {
    assert.equal(PeoplePage.safeParse({ addresses: "a@acme.com", role: "owner" }).success, false);
    assert.deepEqual(PeoplePage.parse({ staff: "0190b6a8-7c00-7000-8000-000000000001" }).staff.length, 1);
    assert.deepEqual(PeoplePage.parse({}), { addresses: [], role: "client_viewer", staff: [], groups: [] });
  });
});

describe("a whole draft", () => {
  const answers: DraftAnswers = { website, environments: {}, people: {} };

  it("is unfinished at the first page that is missing or wrong", () => {
    assert.equal(unfinishedPage({}), "website");
    assert.equal(unfinishedPage({ website }), "environments");
    assert.equal(unfinishedPage({ ...answers, people: { addresses: "x" } }), "people");
    assert.equal(unfinishedPage(answers), null);
  });

  it("becomes a plan only when every page is answered", () => {
    assert.equal(planOf({ website }), null);
    assert.equal(planOf(answers)?.website.hostname, "www.acme.com");
  });

  it("notices when the first page takes an address of the second", () => {
    const environments = { staging: "on", "staging-hostname": "staging.acme.com", "staging-origin": "" };
    const other = { ...website, hostname: "staging.acme.com", keep: "staging.acme.com" };
    assert.equal(unfinishedPage({ ...answers, website: other, environments }), "environments");
  });
});
