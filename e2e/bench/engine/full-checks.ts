import { fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:tls";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { judge } from "@/domain/go-live/judge";
import { noHistory } from "@/domain/go-live/seen/history";
import type { Target } from "@/domain/go-live/seen/target";
import { printTable } from "@/e2e/bench/table";
import { Courtesy, Manners } from "@/gateways/dns/courtesy";
import type { Dialled, InternetConfig } from "@/gateways/network";
import { observe } from "@/gateways/observe";
import { inLanes, progress } from "./lanes";
import { deadServers, siteTarget, targetAt } from "./sites-world";

const AT_ONCE = 8;
const HANDSHAKES = 300;

/** As in the portal everybody's turns are counted and forgotten after some seconds; here the limits are out of reach. */
const counted = { address: new Courtesy(20_000, 40_000), operator: new Courtesy(20_000, 120_000) };
const manners = new Manners(counted.address, counted.operator, new Courtesy(50_000, 60_000));

/** Whole checks with TLS against a practice internet in another process: how many a second, and what stays in memory. */
export async function benchFullChecks(environments: number) {
  const child = fork("e2e/bench/engine/sites-process.ts", { execArgv: process.execArgv });
  const [config] = (await once(child, "message")) as [InternetConfig];
  try {
    await oneDeadServer(config);
    await manyChecks(config, environments);
  } finally {
    child.kill();
  }
}

async function check(target: Target, config: InternetConfig, onConnect?: (dialled: Dialled) => void) {
  const now = () => new Date();
  const facts = await observe(target, config, { now, onConnect, manners });
  return { facts, judgement: judge(facts, target, noHistory, now()) };
}

/** The wait of a person who presses "Check now" while one nameserver is dead. */
async function oneDeadServer(config: InternetConfig) {
  const rows = [];
  for (const [title, { zone, address: dead }] of [
    ["both nameservers answer", { zone: "zone-1.com", address: "" }],
    ["a third one is silent", deadServers.silent],
    ["a third one takes connections and says nothing", deadServers.mute],
  ] as const) {
    progress(`one check: ${title}`);
    let tries = 0;
    const count = ({ address }: Dialled) => {
      if (address === dead) tries += 1;
    };
    await check(targetAt(`first.${zone}`, zone), config);
    const { facts, judgement } = await check(targetAt(`www.${zone}`, zone), config, count);
    const silent = facts.servers.find(({ address }) => address === dead);
    const found = silent ? [...new Set(silent.answers.map(({ outcome }) => outcome))].join(", ") : "";
    rows.push([title, (facts.ms / 1_000).toFixed(2), judgement.verdict, `${tries}`, found]);
  }
  printTable(
    "One environment's whole check",
    ["", "seconds", "verdict", "packets and connections to the dead one", "it said"],
    rows,
  );
}

async function manyChecks(config: InternetConfig, environments: number) {
  const stops = [0.1, 0.5, 1].map((part) => Math.round(environments * part));
  const rows: string[][] = [];
  const dialled = { udp: 0, tcp: 0, tls: 0 };
  const count = ({ protocol, port }: Dialled) => {
    dialled[protocol] += 1;
    if (port === 443) dialled.tls += 1;
  };
  const handshake = await handshakeCost(config);
  let done = 0;
  for (const stop of stops) {
    progress(`whole checks, ${done} to ${stop} of ${environments}`);
    const [start, processor] = [performance.now(), process.cpuUsage()];
    const each = stop - done;
    const verdicts = new Set<string>();
    for (const key of ["udp", "tcp", "tls"] as const) dialled[key] = 0;
    await inLanes(each, AT_ONCE, async (n) => {
      verdicts.add((await check(siteTarget(done + n), config, count)).judgement.verdict);
    });
    const seconds = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(processor);
    done = stop;
    const milliseconds = (user + system) / 1_000 / each;
    const tls = ((dialled.tls / each) * handshake) / milliseconds;
    const perCheck = [dialled.udp, dialled.tcp, dialled.tls].map((total) => (total / each).toFixed(1));
    const figures = [
      (each / seconds).toFixed(1),
      milliseconds.toFixed(1),
      ...perCheck,
      `${(tls * 100).toFixed(0)} %`,
    ];
    const turns = `${counted.address.size} + ${counted.operator.size}`;
    rows.push([`${stop}`, ...figures, turns, ...memory(), [...verdicts].join(", ")]);
  }
  const heads = [
    "after",
    "checks/s",
    "ms of processor",
    "queries",
    "connections",
    "with TLS",
    "share of TLS",
    "addresses + operators counted",
    "RSS MB",
    "heap MB",
    "verdicts",
  ];
  printTable(`Whole checks, ${AT_ONCE} at once`, heads, rows);
}

/** Milliseconds of processor time of one handshake, without anything else that a check does. */
async function handshakeCost({ routes, trust }: InternetConfig) {
  const port = Number(routes["203.0.113.10:443"]?.split(":").at(-1));
  const shake = async () => {
    const socket = connect({ host: "127.0.0.1", port, servername: "warm.zone-1.com", ca: trust });
    await once(socket, "secureConnect");
    socket.destroy();
  };
  await inLanes(50, AT_ONCE, shake);
  const before = process.cpuUsage();
  await inLanes(HANDSHAKES, AT_ONCE, shake);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / HANDSHAKES;
}

/** What is in use after everything that can go is gone. */
function memory(): string[] {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { rss, heapUsed } = process.memoryUsage();
  return [rss, heapUsed].map((bytes) => (bytes / 1e6).toFixed(0));
}
