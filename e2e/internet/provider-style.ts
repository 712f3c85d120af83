/** The look of the practice provider: another company than the agency, so other colours and faces. */
export const style = `
:root { color-scheme: light dark; --ground: #f4f6fb; --sheet: #fff; --ink: #1b2333; --dim: #56617a;
  --line: #d9dfeb; --edge: #7d88a3; --brand: #3b3fae; --brand-ink: #fff; --good: #e2f2e6; --bad: #fbe5e3;
  --bad-ink: #9c1f17; --note: #fdf2d2; }
@media (prefers-color-scheme: dark) { :root { --ground: #10131c; --sheet: #181d2a; --ink: #e9ecf5;
  --dim: #a8b1c6; --line: #2b3347; --edge: #6b7690; --brand: #a5aaff; --brand-ink: #12142b; --good: #17301f;
  --bad: #3d1d1b; --bad-ink: #ff9d94; --note: #372d12; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { background: var(--sheet); border-bottom: 3px solid var(--brand); }
header > div, main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
header a { color: var(--ink); text-decoration: none; font-weight: 700; }
header span { color: var(--dim); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1.05rem; margin: 0 0 .75rem; }
a { color: var(--brand); }
section { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: 1rem; margin: 0 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; color: var(--dim); font-weight: 600; font-size: .85rem; }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td.value, td.name, code { font-family: ui-monospace, monospace; font-size: .9rem; overflow-wrap: anywhere; }
td.value { min-width: 12rem; }
td.do { white-space: nowrap; text-align: right; padding-right: 0; }
td.do form, .row form { display: inline; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
.fields { display: flex; flex-wrap: wrap; gap: .75rem; align-items: flex-start; }
.fields p { margin: 0; flex: 1 1 7rem; }
.fields p.value { flex: 3 1 16rem; }
label { display: block; font-weight: 600; font-size: .85rem; margin-bottom: .2rem; }
input, select { font: inherit; width: 100%; min-height: 2.5rem; padding: .35rem .5rem; color: var(--ink);
  background: var(--sheet); border: 1px solid var(--edge); border-radius: 4px; }
button { font: inherit; min-height: 2.5rem; padding: .35rem .9rem; border-radius: 4px; cursor: pointer;
  color: var(--brand); background: none; border: 1px solid var(--edge); }
button.main { background: var(--brand); border-color: var(--brand); color: var(--brand-ink); font-weight: 600; }
td.do button, td.do a { min-height: 1.75rem; padding: .1rem .4rem; border: 0; text-decoration: underline; color: var(--brand); }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.said { background: var(--good); border-radius: 6px; padding: .6rem 1rem; margin: 0 0 1rem; }
.note { background: var(--note); border-radius: 6px; padding: .6rem 1rem; margin: 0 0 1rem; }
.refusal { color: var(--bad-ink); margin: .25rem 0 0; font-size: .9rem; }
input[aria-invalid], select[aria-invalid] { border-color: var(--bad-ink); background: var(--bad); }
.unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); }
  tr { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  tr:last-child { border-bottom: 0; }
  td { border: 0; padding: 0; }
  td.name { font-weight: 600; }
  td.value, td.do { flex: 1 0 100%; text-align: left; }
  td.do a, td.do button { display: inline-block; padding: .35rem .75rem .35rem 0; min-height: 2.25rem; }
}
.hint { color: var(--dim); margin: .5rem 0 0; }
`;
