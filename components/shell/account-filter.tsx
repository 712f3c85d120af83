"use client";

/** Hides the links of a list that do not hold the typed letters. The links stay the server's own. */
export function AccountFilter({ list, what }: { list: string; what: string }) {
  const narrow = (typed: string) => {
    const wanted = typed.trim().toLocaleLowerCase();
    for (const item of document.querySelectorAll<HTMLLIElement>(`#${list} li`)) {
      item.hidden = !item.textContent?.toLocaleLowerCase().includes(wanted);
    }
  };
  return (
    <label className="needs-script block">
      <span className="sr">Filter {what}s</span>
      <input
        className="input"
        type="search"
        placeholder="Filter"
        autoComplete="off"
        onChange={(event) => narrow(event.target.value)}
      />
    </label>
  );
}
