// Shows the rules that have a cell the filters let through.

/** With no more rules than these, their tables are opened. */
const FEW_RULES = 60;

const form = document.querySelector('.filters');
const suites = [...document.querySelectorAll('details.suite')];
const rows = suites.flatMap((suite) =>
  [...suite.querySelectorAll('tbody tr')].map((row) => ({ suite, row })),
);

function showFilters(filters) {
  for (const name of FILTERS) {
    const control = form.elements[name];
    const value = filters[name] ?? '';
    if (control.value !== value) control.value = value;
  }
  const found = isEmpty(filters) ? undefined : find(filters);
  const perSuite = new Map();
  rows.forEach(({ suite, row }, rule) => {
    const hidden = found !== undefined && found.cells[rule] === 0;
    if (row.hidden !== hidden) row.hidden = hidden;
    if (!hidden) perSuite.set(suite, (perSuite.get(suite) ?? 0) + 1);
  });
  for (const suite of suites) {
    suite.hidden = !perSuite.has(suite);
    if (found && !suite.hidden && (found.rules <= FEW_RULES || filters.suite)) suite.open = true;
  }
  const column = found?.runtime ?? -1;
  document.getElementById('rules').toggleAttribute('data-only', column >= 0);
  if (column >= 0) document.getElementById('rules').dataset.only = column;
  form.querySelector('.found').textContent = found
    ? `${counted(found.total, 'cell')} of ${counted(found.rules, 'rule')}`
    : '';
}

function counted(count, what) {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

function isEmpty(filters) {
  return FILTERS.every((name) => !filters[name]);
}

/** How many cells of each rule the filters let through. */
function find({ suite, runtime, target, verdict, text }) {
  const { rules, runtimes, targets, records } = data();
  const column = runtimes.findIndex(({ id }) => id === runtime);
  const targetIndex = targets.indexOf(target);
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = records.map(({ state }) => isWanted(state, verdict));
  const texts = words.length === 0 ? [] : searchTexts();
  const cells = rules.map((rule, index) => {
    if (suite && !rule.id.startsWith(`${suite}/`)) return 0;
    const left = words.filter((word) => !texts.rules?.[index].includes(word));
    let count = 0;
    rule.cells.forEach((row, at) => {
      if (runtime && at !== column) return;
      row.forEach((record, atTarget) => {
        if (record === 0 || !wanted[record - 1] || (target && atTarget !== targetIndex)) return;
        if (left.every((word) => texts.records[record - 1].includes(word))) count += 1;
      });
    });
    return count;
  });
  return {
    cells,
    runtime: column,
    total: cells.reduce((sum, count) => sum + count, 0),
    rules: cells.filter((count) => count > 0).length,
  };
}

function isWanted(state, verdict) {
  if (!verdict) return true;
  return verdict === 'deviating' ? state !== 'conforms' && state !== 'unsupported' : state === verdict;
}

let foundTexts;
function searchTexts() {
  foundTexts ??= {
    rules: data().rules.map(({ id, statement }) => `${id} ${statement}`.toLowerCase()),
    records: data().records.map(({ observed, reason = '' }) => `${observed} ${reason}`.toLowerCase()),
  };
  return foundTexts;
}

/** Gives every cell of a table a link to its details. */
function linkCells(suite) {
  const first = rows.findIndex((each) => each.suite === suite);
  [...suite.querySelectorAll('tbody tr')].forEach((row, index) => {
    for (const cell of row.querySelectorAll('a:not([href])')) {
      const place = {
        rule: first + index,
        runtime: cell.closest('td').cellIndex - 1,
        target: Number(cell.dataset.t),
      };
      cell.href = addressOf({ cell: cellId(place) });
    }
  });
}
