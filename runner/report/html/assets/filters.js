// Shows the cells that the filters let through, in the tables of the rules.

const form = document.querySelector('.filters');
const suites = [...document.querySelectorAll('details.suite')].map((suite) => ({
  suite,
  rows: [...suite.querySelectorAll('tbody tr')],
}));

function showFilters(filters) {
  for (const name of FILTERS) {
    const control = form.elements[name];
    const value = filters[name] ?? '';
    if (control.value !== value) control.value = value;
  }
  const found = isEmpty(filters) ? undefined : find(filters);
  let first = 0;
  for (const { suite, rows } of suites) {
    showSuite(suite, rows, first, found);
    first += rows.length;
  }
  const column = found?.runtime ?? -1;
  const rules = document.getElementById('rules');
  rules.toggleAttribute('data-only', column >= 0);
  if (column >= 0) rules.dataset.only = column;
  form.querySelector('.found').textContent = found ? foundText(found.cells) : '';
}

/** Shows what was found in a suite, or all of it; its rows are the rules from `first` on. */
function showSuite(suite, rows, first, found) {
  const cells = found?.cells.slice(first, first + rows.length);
  rows.forEach((row, index) => {
    const hidden = cells?.[index].length === 0;
    if (row.hidden !== hidden) row.hidden = hidden;
    if (!hidden) narrowRow(row, first + index, cells?.[index]);
  });
  suite.hidden = cells?.every((each) => each.length === 0) ?? false;
  suite.classList.toggle('narrowed', cells !== undefined);
  suite.querySelector('.matching').textContent = cells ? foundText(cells) : '';
  // The filters close again only the suites that they opened.
  if (cells && !suite.hidden && !suite.open) suite.dataset.opened = suite.open = true;
  else if (!cells && suite.dataset.opened) {
    delete suite.dataset.opened;
    suite.open = false;
  }
}

/** `12 cells of 2 rules: 9 died, 3 differ` */
function foundText(cellsOfRules) {
  const cells = cellsOfRules.flat();
  if (cells.length === 0) return 'Nothing matches these filters.';
  const counts = new Map();
  for (const { record } of cells) {
    const { state, severity = state } = data().records[record - 1];
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
  }
  const kinds = [...counts].map(
    ([kind, count]) => `${count.toLocaleString('en')} ${data().kinds[kind][count === 1 ? 0 : 1]}`,
  );
  const rules = cellsOfRules.filter((each) => each.length > 0).length;
  return `${counted(cells.length, 'cell')} of ${counted(rules, 'rule')}: ${kinds.join(', ')}`;
}

function counted(count, what) {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

/** Hides the marks of a row that have no cell among these (default: all), and names and links those that have. */
function narrowRow(row, rule, cells) {
  if (!cells && !row.classList.contains('narrowed')) return;
  row.classList.toggle('narrowed', cells !== undefined);
  const wanted = new Set(cells?.map(({ runtime, target }) => `${runtime} ${target}`));
  for (const mark of row.querySelectorAll('a')) {
    const runtime = mark.closest('td').cellIndex - 1;
    const all = mark.dataset.t.split(' ').map(Number);
    const shown = cells ? all.filter((target) => wanted.has(`${runtime} ${target}`)) : all;
    mark.hidden = shown.length === 0;
    if (mark.hidden) continue;
    const at = mark.querySelector('.at');
    if (at) at.textContent = shown.map((target) => data().targets[target]).join(' ');
    mark.dataset.first = shown[0];
    if (mark.hasAttribute('href')) linkMark(mark, rule, runtime);
  }
}

function linkMark(mark, rule, runtime) {
  const target = Number(mark.dataset.first ?? mark.dataset.t.split(' ')[0]);
  mark.href = addressOf({ cell: cellId({ rule, runtime, target }) });
}

/** Adds a link to its details to every mark of a table. */
function linkCells(suite) {
  let rule = 0;
  for (const each of suites) {
    if (each.suite === suite) break;
    rule += each.rows.length;
  }
  for (const row of suites.find((each) => each.suite === suite).rows) {
    for (const mark of row.querySelectorAll('a:not([href])')) {
      linkMark(mark, rule, mark.closest('td').cellIndex - 1);
    }
    rule += 1;
  }
  settle(suite.querySelector('[data-roving]'));
}
